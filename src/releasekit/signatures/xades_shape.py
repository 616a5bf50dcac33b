"""The one shape of XML signature that is read: everything else is refused by name.

Attacks on XML signatures move, double or hide what is signed, or have the reader fetch
or compute something. A signature beside its file has no need of any of that, so the
elements and attributes that it may have are listed, and nothing else is allowed.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import Final

from lxml import etree

from releasekit.errors import RecordError
from releasekit.signatures.outcome import MAX_SIGNATURE_BYTES
from releasekit.text import show
from releasekit.xml_safety import read_xml

DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
XADES: Final = "{http://uri.etsi.org/01903/v1.3.2#}"
_PROPERTIES: Final = "http://uri.etsi.org/01903#SignedProperties"
_MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
_C14N: Final = frozenset(
    {
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
    }
)
_SIGNATURE_METHODS: Final = frozenset(
    {
        *(f"{_MORE}rsa-sha{bits}" for bits in (256, 384, 512)),
        *(f"{_MORE}ecdsa-sha{bits}" for bits in (256, 384, 512)),
        *(
            f"http://www.w3.org/2007/05/xmldsig-more#sha{bits}-rsa-MGF1"
            for bits in (256, 384, 512)
        ),
    }
)
_DIGESTS: Final = frozenset(
    {
        "http://www.w3.org/2001/04/xmlenc#sha256",
        f"{_MORE}sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512",
    }
)
_ALGORITHMS: Final = MappingProxyType(
    {
        f"{DS}CanonicalizationMethod": _C14N,
        f"{DS}Transform": _C14N,
        f"{DS}SignatureMethod": _SIGNATURE_METHODS,
        f"{DS}DigestMethod": _DIGESTS,
    }
)
"""Which algorithms each element may name."""
_SIGNED: Final = f"{DS}Object/{XADES}QualifyingProperties/{XADES}SignedProperties"
_ONCE: Final = (f"{DS}SignedInfo", f"{DS}SignatureValue", f"{DS}KeyInfo", f"{DS}Object")
_SHOWN: Final = 80


class ShapeError(ValueError):
    """A signature has a shape that is not read; the message says which."""


def read_shape(data: bytes) -> tuple[etree._Element, str]:
    """Return a signature and the address of the file that it is of.

    Raises:
        ShapeError: it is no XML that may be read, or has another shape.
    """
    if len(data) > MAX_SIGNATURE_BYTES:
        most = MAX_SIGNATURE_BYTES
        message = f"a signature of {len(data)} bytes is over the limit of {most}"
        raise ShapeError(message)
    try:
        root = read_xml(data)
    except RecordError as error:
        raise ShapeError(error.message) from error
    _check_frame(root)
    _check_algorithms(root)
    _check_ids(root)
    return root, _file_of(root)


def _check_frame(root: etree._Element) -> None:
    if root.tag != f"{DS}Signature":
        message = f"the root is {show(str(root.tag), limit=_SHOWN)}, not a signature"
        raise ShapeError(message)
    found = tuple(str(child.tag) for child in root)
    if found != _ONCE:
        message = "a signature must have one each of " + ", ".join(map(_local, _ONCE))
        raise ShapeError(message)
    if len(root.findall(_SIGNED)) != 1 or len(root[3]) != 1:
        raise ShapeError("a signature must have one set of signed properties")
    if root[3][0].get("Target") != f"#{root.get('Id')}":
        raise ShapeError("its properties are those of another signature")
    if sum(1 for _ in root.iter(f"{DS}Signature")) != 1:
        raise ShapeError("a second signature stands inside of the first")
    strange = [
        child.tag
        for child in root[2]
        if child.tag not in {f"{DS}X509Data", f"{DS}KeyName"}
    ]
    if strange or len(root.findall(f"{DS}KeyInfo/{DS}X509Data")) != 1:
        raise ShapeError("a signature must name its key by certificates alone")


def _check_algorithms(root: etree._Element) -> None:
    for tag, allowed in _ALGORITHMS.items():
        for element in root.iter(tag):
            named = element.get("Algorithm", "")
            if named not in allowed:
                shown = show(named, limit=_SHOWN)
                raise ShapeError(f"{_local(tag)} {shown} is refused")
            if tag == f"{DS}SignatureMethod" and len(element):
                raise ShapeError("a signature method with parameters is refused")


def _check_ids(root: etree._Element) -> None:
    ids = Counter(
        value
        for element in root.iter()
        for name, value in element.items()
        if etree.QName(name).localname.lower() == "id"
    )
    twice = [value for value, count in ids.items() if count > 1]
    if twice:
        message = f"two elements have the id {show(str(twice[0]), limit=_SHOWN)}"
        raise ShapeError(message)


def _file_of(root: etree._Element) -> str:
    """Return the address of the one file that is signed, its references checked."""
    references = root.findall(f"{DS}SignedInfo/{DS}Reference")
    inside = {
        f"#{root.findall(_SIGNED)[0].get('Id')}": _PROPERTIES,
        f"#{root[2].get('Id')}": None,
    }
    files = []
    seen = set[str]()
    for reference in references:
        uri = reference.get("URI")
        if uri in inside:
            seen.add(uri)
            if inside[uri] not in {None, reference.get("Type")}:
                raise ShapeError("the reference to the signed properties is not marked")
        elif uri is None or not uri or uri.startswith("#"):
            message = f"a reference leads to {show(uri or 'the whole', limit=_SHOWN)}"
            raise ShapeError(message)
        else:
            files.append(reference)
    if len(files) != 1 or len(files) + len(seen) != len(references):
        raise ShapeError(f"{len(files)} files are signed together, not one")
    if next(iter(inside)) not in seen:
        raise ShapeError("the signed properties are not signed")
    if files[0].find(f"{DS}Transforms") is not None:
        raise ShapeError("the file is to be transformed before it is compared")
    return files[0].get("URI", "")


def _local(tag: str) -> str:
    return etree.QName(tag).localname
