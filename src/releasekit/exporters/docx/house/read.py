"""Reading a house template: the parts of a Word file that are its look."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from attrs import frozen
from docx.oxml.ns import qn
from lxml import etree

from releasekit.errors import TemplateError
from releasekit.exporters.docx.house.package import WordFile
from releasekit.exporters.docx.house.pages import (
    plain,
    running_of,
    setup_of,
)
from releasekit.exporters.docx.house.styles import (
    StyleIds,
    runs_to_left,
    style_ids,
    title_ranks,
)
from releasekit.exporters.docx.house.values import House
from releasekit.exporters.docx.markup import R
from releasekit.exporters.docx.numbering import LEVELS
from releasekit.exporters.docx.skeleton import HOUSE_SETTINGS
from releasekit.files.digest import sha256_of
from releasekit.files.inputs import read_input

LARGEST: Final = 32 * 1024 * 1024
"""Most bytes of a house template."""
_PICTURE_BULLETS: Final = tuple(map(qn, ("w:numPicBullet", "w:lvlPicBulletId")))
_EMBEDDED: Final = tuple(
    qn(f"w:embed{name}") for name in ("Regular", "Bold", "Italic", "BoldItalic")
)

_CHARACTER_SET: Final = qn("w:characterSet")
_SIDES: Final = MappingProxyType({"start": "left", "end": "right"})
_NUMBER: Final = re.compile("[0-9]{1,9}")


def load_house(path: str) -> House:
    """Return the house template that a Word file is.

    Raises:
        InputError: the file cannot be read, or is larger than 32 MiB.
        TemplateError: it is no Word document, or has what cannot be taken over.
    """
    data = read_input(path, max_bytes=LARGEST)
    try:
        return read_house(Path(path).name, data)
    except TemplateError as error:
        raise error.with_path(path) from error


def read_house(name: str, data: bytes) -> House:
    """Return the house template that bytes hold.

    Args:
        name: name of the file without folders, which the record keeps.
        data: a Word file: nothing of its text, properties or macros is kept.

    Raises:
        TemplateError: it is no Word document, or has what cannot be taken over.
    """
    file = WordFile(data)
    main = file.document()
    document, styles = file.xml(main), _root(file, main, "styles")
    if styles is None:
        raise TemplateError("has no styles")
    ids = style_ids(styles)
    ids.rename(styles)
    running = running_of(file, main, ids)
    setup = setup_of(document)
    lists = _lists(_root(file, main, "numbering"), ids)
    known = {each.get(qn("w:styleId"), "") for each in styles.iter(qn("w:style"))}
    return House(
        resources=((name, sha256_of(data)),),
        styles=_bytes(styles),
        theme=_bytes(_without(_root(file, main, "theme"), ())),
        fonts=_bytes(_without(_root(file, main, "fontTable"), _EMBEDDED)),
        settings=_settings(_root(file, main, "settings")),
        lists=lists.abstract,
        list_instances=lists.instances,
        last_list=lists.last,
        has_item_styles=not known.isdisjoint(f"ListItem{n + 1}" for n in range(LEVELS)),
        title_ranks=title_ranks(styles),
        right_to_left=runs_to_left(styles),
        section=setup.section,
        page_width=setup.width,
        margins=setup.margins,
        references=running.references,
        parts=running.parts,
    )


def _root(file: WordFile, main: str, kind: str) -> etree._Element | None:
    for each in file.relations(main).values():
        if each.kind == kind and not each.external:
            return file.part(each)
    return None


def _bytes(root: etree._Element | None) -> bytes:
    if root is None:
        return b""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without(
    root: etree._Element | None, names: tuple[str, ...]
) -> etree._Element | None:
    """Return a part without some elements and without any relationship."""
    if root is None:
        return None
    if names:
        etree.strip_elements(root, *names)
    for element in root.iter():
        for name in list(element.attrib):
            # A picture that fills drawings, and what LibreOffice misspells.
            if etree.QName(name).namespace == R or name == _CHARACTER_SET:
                del element.attrib[name]
    return root


def _settings(root: etree._Element | None) -> tuple[tuple[str, str], ...]:
    if root is None:
        return ()
    return tuple(
        (name, plain(each))
        for each in root
        if (name := etree.QName(each).localname) in HOUSE_SETTINGS
    )


@frozen(kw_only=True)
class _Lists:
    abstract: str = ""
    instances: str = ""
    last: int = 0


def _lists(root: etree._Element | None, ids: StyleIds) -> _Lists:
    """Return the lists that the styles of a house template may name."""
    if root is None:
        return _Lists()
    etree.strip_elements(root, *_PICTURE_BULLETS)
    ids.rename(root)
    for side in root.iter(qn("w:lvlJc")):
        # LibreOffice writes the words of a later edition.
        value = side.get(qn("w:val"), "")
        side.set(qn("w:val"), _SIDES.get(value, value))
    abstract = root.findall(qn("w:abstractNum"))
    instances = root.findall(qn("w:num"))
    numbers = (
        *(each.get(qn("w:abstractNumId"), "0") for each in abstract),
        *(each.get(qn("w:numId"), "0") for each in instances),
    )
    if not all(map(_NUMBER.fullmatch, numbers)):
        raise TemplateError("a list of it has no number")
    return _Lists(
        abstract="".join(map(plain, abstract)),
        instances="".join(map(plain, instances)),
        last=max(map(int, numbers), default=0),
    )
