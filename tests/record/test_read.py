"""Reading refuses what is broken, with line and reason, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit import record
from releasekit.errors import (
    RecordError,
    RecordInvalidError,
    RecordMissingError,
    RecordSyntaxError,
)
from tests.record.examples import respelt, small_release

DATA = record.write(small_release())
TEXT = DATA.decode()
ROOT = TEXT.index("<release")
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">'
    for n in range(20)
)
NO_XML = {
    "nothing": "",
    "half": TEXT[: len(TEXT) // 2],
    "a document type": TEXT[:ROOT] + "<!DOCTYPE release>" + TEXT[ROOT:],
    "a billion laughs": f"{TEXT[:ROOT]}<!DOCTYPE release [{LAUGHS}]>{TEXT[ROOT:]}",
    "a file as entity": TEXT[:ROOT]
    + '<!DOCTYPE release [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    + TEXT[ROOT:].replace("Boats", "&e;"),
    "an undefined entity": TEXT.replace("Boats", "&boats;"),
}
NO_RECORD = ("<release/>", '<html xmlns="urn:releasekit:record:1"/>', "<a>1</a>")
INVALID = {
    "another version": ('schemaVersion="1"', 'schemaVersion="2"', "version 2"),
    "no version": (' schemaVersion="1"', "", "version none"),
    "an unknown element": ("<links>", "<links><b/>", "<b> is no element"),
    "a foreign element": ("<links>", '<links><a xmlns="u:v"/>', "is no element"),
    "a missing element": (
        '<rights><unknown reason="not-supplied"/></rights>',
        "",
        "has no rights",
    ),
    "a second element": (
        "<rights>",
        '<rights><unknown reason="ambiguous"/></rights><rights>',
        "a second time",
    ),
    "a missing attribute": (' rule="example.table"', "", "no attribute rule"),
    "an unknown choice": ('kind="chrome"', 'kind="gold"', "unknown kind: gold"),
    "no number": ('conf="80"', 'conf="８０"', "no whole number"),
    "a number of many digits": ('conf="80"', f'conf="{"9" * 99}"', "no whole number"),
    "too much confidence": ('conf="80"', 'conf="101"', "101, not 0 to 100"),
    "a backward place": ('src="34-53"', 'src="53-34"', "ends early"),
    "a broken place": ('src="34-53"', 'src="34"', "no whole number"),
    "a marker of two places": ('src="54-56">1.', 'src="5-6 7-8">1.', "2 places"),
    "an item without marker": (
        '<marker scheme="decimal-dot" ordinal="1" src="54-56">1.</marker>',
        "",
        "no marker",
    ),
    "no truth value": ('header="true"', 'header="1"', "not true or false"),
    "a bom of letters": ('name="utf-8"', 'name="utf-8" bom="xy"', "hexadecimal"),
    "an unknown encoding": ('name="utf-8"', 'name="utf-9"', "utf-9 is unknown"),
    "no encoding for text": ('name="utf-8"', 'name="zlib"', "not one for text"),
    "a slow encoding": ('name="utf-8"', 'name="punycode"', "not one for documents"),
    "bytes that are none": ("</source>", "<bytes>한</bytes></source>", "base64"),
    "a broken segment": ("<segments>f4", "<segments>x4", "broken segment: x4"),
    "a segment too long": ("<segments>f4", "<segments>f4294967296", "covers more"),
    "unknown escapes": ("<release ", '<release escapes="hash" ', "escapes"),
    "an oddity in two places": (
        'severity="warning" src="54-56"',
        'severity="warning" src="1-2 3-4"',
        "more than one place",
    ),
}


def test_the_sound_record_is_read() -> None:
    assert record.read(DATA) == small_release()


@pytest.mark.parametrize("name", NO_XML)
def test_what_may_not_be_read_as_xml_is_refused(name: str) -> None:
    with pytest.raises(RecordSyntaxError):
        record.read(NO_XML[name].encode())


@pytest.mark.parametrize("text", NO_RECORD)
def test_other_xml_is_no_record(text: str) -> None:
    with pytest.raises(RecordMissingError):
        record.read(text.encode())


@pytest.mark.parametrize("name", INVALID)
def test_a_broken_record_is_refused_with_its_reason(name: str) -> None:
    old, new, reason = INVALID[name]
    assert old in TEXT
    with pytest.raises(RecordInvalidError, match=re.escape(reason)) as caught:
        record.read(TEXT.replace(old, new, 1).encode())

    assert "version" in reason or re.match(r"line \d+: <", str(caught.value))


def test_text_that_the_encoding_cannot_hold_is_refused() -> None:
    text = TEXT.replace('name="utf-8"', 'name="ascii"').replace("Home\n", "집에\n")
    with pytest.raises(RecordInvalidError, match="cannot be turned into bytes"):
        record.read(text.encode())


def test_deep_nesting_is_refused() -> None:
    note = '<note id="b" kind="note" level="0" rule="r" conf="1"><text/>'
    deep = f"<content>{note * 150}{'</note>' * 150}</content>"
    text = re.sub(r"(?s)<content>.*</content>", deep, TEXT)
    with pytest.raises(RecordInvalidError, match="nested deeper than 96"):
        record.read(text.encode())


def test_nesting_as_deep_as_the_model_allows_is_read() -> None:
    note = '<note id="b" kind="note" level="0" rule="r" conf="1"><text/>'
    deep = f"<content>{note * 95}{'</note>' * 95}</content>"
    text = re.sub(r"(?s)<content>.*</content>", deep, TEXT)

    assert len(record.read(text.encode()).blocks) == 1


def test_comments_and_instructions_do_not_cut_text() -> None:
    text = TEXT.replace("Boats sail", "Boats<!-- x --> <?pi?>sail").replace(
        "Harbour Office", "Harbour <![CDATA[Office]]>"
    )

    assert record.read(text.encode()) == small_release()


def test_a_record_written_anew_by_another_program_is_the_same() -> None:
    assert record.read(respelt(DATA)) == small_release()


@given(st.data())
def test_damage_never_ends_in_anything_but_a_record_error(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(DATA)))
    end = data.draw(st.integers(start, min(start + 40, len(DATA))))
    damaged = DATA[:start] + data.draw(st.binary(max_size=4)) + DATA[end:]
    try:
        record.read(damaged)
    except RecordError:
        return


def test_no_attribute_can_be_left_out_with_a_traceback() -> None:
    for found in re.finditer(r' [A-Za-z:]+="[^"]*"', TEXT):
        _read_or_refuse(TEXT[: found.start()] + TEXT[found.end() :])


def test_no_element_can_be_left_out_with_a_traceback() -> None:
    for found in re.finditer(r"<([A-Za-z]+)[^>]*>[^<]*</\1>|<[a-zA-Z]+[^>]*/>", TEXT):
        _read_or_refuse(TEXT[: found.start()] + TEXT[found.end() :])


def _read_or_refuse(text: str) -> None:
    try:
        record.read(text.encode())
    except RecordError:
        return
