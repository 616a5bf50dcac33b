"""XML is read in one module, and so by one policy."""

from __future__ import annotations

import re

from tests.house.sources import modules, place

READER = "xml_safety.py"
PARSING = re.compile(
    r"\b(XMLParser|HTMLParser|XMLSchema\(|XMLPullParser|XSLT\(|RelaxNG\(|Schematron\(|fromstring"
    r"|fromstringlist|iterparse|parse_xml|ElementTree|minidom|expat|xml\.sax|xinclude"
    r"|etree\.(parse|XML|HTML)\()"
)


def test_nothing_else_parses_xml() -> None:
    found = [
        f"{place(path, number)}: {line.strip()}"
        for path in modules()
        if path.name != READER
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if PARSING.search(line)
    ]

    assert found == []


def test_the_one_module_does() -> None:
    (reader,) = (path for path in modules() if path.name == READER)

    assert PARSING.search(reader.read_text("utf-8"))
