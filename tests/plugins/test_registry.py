"""Exporters are found in fake distributions on sys.path, as users install them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from textwrap import dedent

import pytest

from releasekit.errors import (
    BrokenExporterError,
    DuplicateExporterError,
    OptionsError,
    UnknownExporterError,
)
from releasekit.model import Release, Source
from releasekit.plugins.contract import ExportContext
from releasekit.plugins.registry import Registry

PLUGIN = """
    from attrs import frozen
    from releasekit.plugins.contract import ExporterSpec, Rendition

    @frozen(kw_only=True)
    class Options:
        loud: bool = False

    @frozen
    class Exporter:
        spec: ExporterSpec

        def check(self, options):
            return ()

        def export(self, release, options, context):
            text = release.source.text.upper() if options.loud else release.source.text
            return Rendition(
                data=text.encode(), media_type="text/x", suffix=self.spec.suffix
            )

    def spec(name="shout", suffix=".shout", **more):
        return ExporterSpec(
            name=name, title="Shouting", media_type="text/x", suffix=suffix,
            options=Options, **more,
        )

    EXPORTER = Exporter(spec())
    PDF = Exporter(spec("pdf"))
    OTHER_CONTRACT = Exporter(spec("other-contract", contract=99))
    OTHER_NAME = Exporter(spec("someone-else"))
    NO_DOT = Exporter(spec("no-dot", suffix="txt"))
    NO_SPEC = Exporter("a spec")
    OWN_PDF = Exporter(spec("own-pdf", suffix=".PDF"))
    NOT_ONE = 42
"""


class Site:
    """A folder of installed distributions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, distribution: str, *entries: str, code: str = PLUGIN) -> None:
        module = distribution.replace("-", "_")
        (self.folder / f"{module}.py").write_text(dedent(code))
        info = self.folder / f"{module}-1.2.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n"
        (info / "METADATA").write_text(metadata)
        lines = "\n".join(entry.replace("=", f" = {module}:") for entry in entries)
        text = f"[releasekit.exporters]\n{lines}\n"
        (info / "entry_points.txt").write_text(text)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("foreign_one", "foreign_two", "broken_one"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return Site(tmp_path)


def release(text: str) -> Release:
    return Release(source=Source.from_text(text))


def test_the_built_in_exporters_come_through_entry_points() -> None:
    names = Registry.discover().names

    assert {"docx", "json", "pdf", "record", "text"} <= set(names)


def test_a_foreign_exporter_is_found_and_used(site: Site) -> None:
    site.install("foreign-one", "shout=EXPORTER")

    registry = Registry.discover()
    made = registry.bind("shout", {"loud": "yes"}).export(
        release("quiet"), ExportContext()
    )

    assert made.data == b"QUIET"
    assert registry.for_file("a.Shout") == "shout"
    rows = {row.name: row for row in registry.installed()}
    assert rows["shout"].distribution == "foreign-one 1.2"
    assert rows["shout"].problem is None


def test_listing_names_imports_no_exporter(site: Site) -> None:
    site.install("foreign-one", "shout=EXPORTER")

    names = Registry.discover().names

    assert "shout" in names
    assert "foreign_one" not in sys.modules


def test_a_broken_exporter_is_unavailable_and_the_others_go_on(site: Site) -> None:
    site.install("broken-one", "broken=EXPORTER", code="import no_such_package")
    site.install("foreign-one", "shout=EXPORTER")

    registry = Registry.discover()
    rows = {row.name: row for row in registry.installed()}

    assert rows["shout"].problem is None
    assert rows["broken"].spec is None
    with pytest.raises(BrokenExporterError, match=r"broken of broken-one 1\.2 cannot"):
        registry.get("broken")
    assert "no_such_package" in str(rows["broken"].problem)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("not-one=NOT_ONE", "is no exporter"),
        ("missing=MISSING", "cannot be loaded: AttributeError"),
        ("a-class=Exporter", "is a class"),
        ("no-spec=NO_SPEC", "has a str as its spec"),
        ("other-contract=OTHER_CONTRACT", "version 99 of the contract"),
        ("other-name=OTHER_NAME", "calls itself 'someone-else'"),
        ("no-dot=NO_DOT", "does not begin with a dot"),
    ],
)
def test_what_is_wrong_with_an_exporter_is_told(
    site: Site, entry: str, problem: str
) -> None:
    site.install("foreign-one", entry)
    name = entry.partition("=")[0]

    with pytest.raises(BrokenExporterError) as caught:
        Registry.discover().get(name)

    assert problem in caught.value.message
    assert "foreign-one 1.2" in caught.value.message


def test_whatever_a_plugin_raises_at_import_stays_its_own_problem(site: Site) -> None:
    site.install("broken-one", "broken=EXPORTER", code="raise RuntimeError('no')")

    with pytest.raises(BrokenExporterError, match="RuntimeError: no"):
        Registry.discover().get("broken")


def test_a_name_offered_twice_names_both_owners(site: Site) -> None:
    site.install("foreign-one", "shout=EXPORTER", "pdf=PDF")
    site.install("foreign-two", "shout=EXPORTER")

    registry = Registry.discover()

    with pytest.raises(DuplicateExporterError, match=r"one 1\.2 and foreign-two 1\.2"):
        registry.get("shout")
    with pytest.raises(DuplicateExporterError, match=r"one 1\.2 and releasekit"):
        registry.get("pdf")
    assert registry.get("text").spec.name == "text"


def test_a_suffix_claimed_twice_is_refused_for_file_names_only(site: Site) -> None:
    site.install("foreign-one", "own-pdf=OWN_PDF")

    registry = Registry.discover()

    with pytest.raises(DuplicateExporterError, match="claimed by own-pdf of"):
        registry.for_file("b.pdf")
    assert registry.get("own-pdf").spec.suffix == ".PDF"
    assert registry.for_file("b.docx") == "docx"


def test_the_longest_suffix_decides() -> None:
    registry = Registry.discover()

    assert registry.for_file("x.record.xml") == "record"


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownExporterError) as caught:
        Registry.discover().get("dcox")

    assert caught.value.hint == "did you mean docx?"


def test_an_unknown_suffix_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UnknownExporterError) as caught:
        Registry.discover().for_file("b.xyz")

    assert ".record.xml" in caught.value.hint


def test_an_exporter_that_returns_something_else_is_named(site: Site) -> None:
    code = PLUGIN + "    Exporter.export = lambda *_: b'bytes'\n"
    site.install("foreign-one", "shout=EXPORTER", code=code)
    bound = Registry.discover().bind("shout")

    with pytest.raises(BrokenExporterError, match="returns bytes, not a Rendition"):
        bound.export(release(""), ExportContext())


def test_options_of_another_exporter_are_refused() -> None:
    registry = Registry.discover()
    options = registry.bind("json").options

    with pytest.raises(OptionsError, match="options of text are no JsonOptions"):
        registry.bind("text", options)


def test_the_command_lists_a_broken_plugin(site: Site) -> None:
    site.install("broken-one", "broken=EXPORTER", code="import no_such_package")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import releasekit;"
        "print([(e.name, e.problem.code) for e in releasekit.exporters() if e.problem])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(site.folder)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[('broken', 'RK401')]"


def test_a_plain_suffix_loads_its_own_exporter_alone(site: Site) -> None:
    loading_fails_the_test = """
    def __getattr__(name):
        raise KeyboardInterrupt(name)
    """
    site.install(
        "loud-voice",
        "shout=EXPORTER",
        "other=OTHER",
        code=PLUGIN + loading_fails_the_test,
    )
    found = entry_points(group="releasekit.exporters")
    registry = Registry(entry for entry in found if entry.module == "loud_voice")

    assert registry.for_file("release.shout") == "shout"
