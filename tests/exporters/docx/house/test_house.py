"""House templates: what is taken from a Word file, and what is refused."""

from __future__ import annotations

import io
import runpy
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from releasekit import api, read
from releasekit.containers.zip import deflated, write_zip
from releasekit.errors import InputError, InputTooLargeError, TemplateError
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.docx.exporter import EXPORTER
from releasekit.exporters.docx.house.read import LARGEST, load_house, read_house
from releasekit.exporters.docx.house.values import NO_HOUSE, House
from releasekit.exporters.docx.options import DocxOptions
from tests.builders import item, label, listing, make_release, paragraph, title
from tests.exporters.docx.specimen import (
    W,
    document,
    part,
    replaced,
    saved,
    specimen,
    words,
)
from tests.exporters.docx.test_valid import findings
from tests.support import SAMPLES, shared

BODY = "word/document.xml"
STYLES = "word/styles.xml"
RELATIONS = "word/_rels/document.xml.rels"
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2\xfe\xdc\xccY\xe7"
    b"\0\0\0\0IEND\xaeB`\x82"
)


def house_file() -> bytes:
    """Return what the script in samples/ builds."""
    script = runpy.run_path(str(SAMPLES / "scripts" / "build_house_template.py"))
    out = io.BytesIO()
    script["template"]().save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def template() -> bytes:
    return house_file()


@pytest.fixture(scope="module")
def house(template: bytes) -> House:
    return read_house("house.docx", template)


def dressed(house: House, **options: object) -> DocxOptions:
    return DocxOptions(reference_doc=house, **options)  # type: ignore[arg-type]  # any


def style(data: bytes, id_: str) -> etree._Element:
    found = part(data, STYLES).find(f"{W}style[@{W}styleId='{id_}']")
    assert found is not None
    return found


def with_rest(data: bytes, entries: dict[str, bytes]) -> bytes:
    """Return a Word file with further parts, or with others in their place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    found = old | entries
    return write_zip([deflated(name, content) for name, content in found.items()])


def test_styles_pages_header_and_footer_are_those_of_the_house(house: House) -> None:
    data = document(specimen(), dressed(house))

    colour = style(data, "Title").find(f"{W}rPr/{W}color")
    page = part(data, BODY).find(f".//{W}pgMar")
    headers = [
        each.get(f"{W}type") for each in part(data, BODY).iter(f"{W}headerReference")
    ]
    assert colour is not None
    assert colour.get(f"{W}val") == "0B4F3C"
    assert page is not None
    assert page.get(f"{W}left") == "1701"
    assert headers == ["default"]
    assert "Haesol" in words(part(data, "word/header-house2.xml"))
    fields = part(data, "word/footer-house1.xml").iter(f"{W}fldSimple")
    assert [each.get(f"{W}instr") for each in fields] == [" TITLE ", " PAGE "]


def test_styles_that_are_missing_are_added_in_the_colour_of_the_house(
    house: House,
) -> None:
    data = document(specimen(), dressed(house))

    letterhead = style(data, "Letterhead").find(f"{W}rPr/{W}color")
    assert letterhead is not None
    assert letterhead.get(f"{W}val") == "0B4F3C"
    assert b"1F3864" not in etree.tostring(part(data, STYLES))


def test_foreign_styles_stay_as_they_are(template: bytes, house: House) -> None:
    before = {
        each.get(f"{W}styleId"): etree.tostring(each, method="c14n")
        for each in part(template, STYLES).iter(f"{W}style")
    }
    after = {
        each.get(f"{W}styleId"): etree.tostring(each, method="c14n")
        for each in part(document(specimen(), dressed(house)), STYLES).iter(f"{W}style")
    }

    foreign = set(before) - {"ReleaseQuote"}
    assert len(foreign) > 100
    assert {id_ for id_ in foreign if before[id_] != after.get(id_)} == set()


def test_styles_are_known_by_their_names(template: bytes) -> None:
    # A Korean Word calls its title "a3".
    local = template
    for name, old, new in (
        (STYLES, b'w:styleId="Title"', b'w:styleId="a3"'),
        (STYLES, b'<w:link w:val="Title"/>', b'<w:link w:val="a3"/>'),
        (STYLES, b'w:styleId="ListBullet"', b'w:styleId="Contact"'),
    ):
        local = replaced(local, name, old, new)

    data = document(specimen(), dressed(read_house("h.docx", local)))

    names = {
        each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]  # each has one
        for each in part(data, STYLES).iter(f"{W}style")
    }
    assert names["Title"] == "Title"
    assert "a3" not in names
    assert names["Contact"] == "Contact"
    assert names["Contact2"] == "List Bullet"
    assert style(data, "TitleChar").find(f"{W}link[@{W}val='Title']") is not None


@pytest.mark.parametrize("kind", ["script", "own output"])
def test_documents_in_the_look_of_a_house_are_valid(
    kind: str, house: House, tmp_path: Path
) -> None:
    if kind == "own output":
        house = read_house("own.docx", document(specimen()))
    check = runpy.run_path(str(shared("tools", "docxcheck.py")))["check"]
    samples = (SAMPLES / f"{stem}.txt" for stem in ("02-ministry-bullets-ko",))
    for release in (specimen(), *map(read, samples)):
        path = saved(document(release, dressed(house)), tmp_path / "a.docx")

        assert findings(path) == []
        assert check(path) == []


def test_a_planted_defect_of_the_house_is_found(house: House, tmp_path: Path) -> None:
    data = document(specimen(), dressed(house))
    data = replaced(data, BODY, b'r:id="rIdHouse1"', b'r:id="rIdHouse9"')

    assert findings(saved(data, tmp_path / "a.docx"))


def test_lists_of_the_house_stay_beside_those_of_the_release(template: bytes) -> None:
    house = read_house("own.docx", document(specimen()))
    release = make_release(
        title("T"), listing(item(label("1.", 1), "one"), item(label("2.", 2), "two"))
    )

    data = document(release, dressed(house))

    numbering = part(data, "word/numbering.xml")
    for name, attribute in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [each.get(W + attribute) for each in numbering.iterfind(W + name)]
        assert len(ids) == len(set(ids))
        assert len(ids) > 2
    used = [each.get(f"{W}val") for each in part(data, BODY).iter(f"{W}numId")]
    assert used == [str(1 + house.last_list)] * 2


def test_headings_begin_at_the_first_rank_where_titles_have_none(
    house: House,
) -> None:
    def headings(options: DocxOptions) -> list[str | None]:
        found = part(document(specimen(), options), BODY).iter(f"{W}pStyle")
        return [v for e in found if (v := e.get(f"{W}val", "")).startswith("Heading")]

    own = read_house("own.docx", document(specimen()))
    assert headings(dressed(house)) == ["Heading1", "Heading2"]
    assert headings(dressed(own)) == ["Heading2", "Heading3"]


def test_the_language_is_that_of_the_release(house: House) -> None:
    data = document(make_release(title("제목"), language="ko"), dressed(house))

    found = part(data, STYLES).find(f"{W}docDefaults//{W}lang")
    assert found is not None
    assert found.get(f"{W}val") == "ko-KR"
    assert found.get(f"{W}eastAsia") == "ko-KR"


def test_paragraphs_run_from_right_to_left_where_the_house_runs_to_the_right(
    house: House,
) -> None:
    data = document(make_release(title("כותרת"), language="he"), dressed(house))

    assert part(data, BODY).find(f".//{W}pPr/{W}bidi") is not None
    assert part(data, BODY).find(f".//{W}sectPr/{W}bidi") is not None


def test_a_paper_that_is_asked_for_goes_before_that_of_the_house(house: House) -> None:
    asked = dressed(house, page_size=PageSize.LETTER)

    page = part(document(specimen(), asked), BODY).find(f".//{W}pgSz")

    assert page is not None
    assert page.get(f"{W}w") == "12240"


def test_the_record_names_the_house_and_comes_back(house: House) -> None:
    data = document(specimen(), dressed(house))

    assert EXPORTER.recover(data) == specimen()
    record = zipfile.ZipFile(io.BytesIO(data)).read("customXml/item1.xml")
    assert house.resources[0][1].encode() in record


def test_the_same_file_gives_the_same_bytes(template: bytes, house: House) -> None:
    again = read_house("house.docx", template)

    assert again == house
    assert document(specimen(), dressed(again)) == document(specimen(), dressed(house))
    assert house
    assert not NO_HOUSE
    assert (str(house), str(NO_HOUSE)) == ("house.docx", "")


def test_nothing_of_its_text_or_properties_is_kept(template: bytes) -> None:
    secret = replaced(template, "docProps/core.xml", b"python-docx", b"Secret Author")
    secret = replaced(secret, BODY, b"<w:body>", b"<w:body><w:p><w:r><w:t>Secret text"
                      b"</w:t></w:r></w:p>")  # fmt: skip

    data = document(specimen(), dressed(read_house("h.docx", secret)))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"Secret" in archive.read(name) for name in archive.namelist())


def relation(kind: str, target: str, mode: str = "") -> bytes:
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{types}/{kind}"'
        f' Target="{target}"{mode}/></Relationships>'
    ).encode()


def test_a_picture_in_a_header_comes_along(template: bytes) -> None:
    file = with_rest(
        replaced(template, "[Content_Types].xml", b"<Default ", PNG + b"<Default "),
        {
            "word/_rels/header1.xml.rels": relation("image", "media/logo.png"),
            "word/media/logo.png": PICTURE,
        },
    )

    data = document(specimen(), dressed(read_house("h.docx", file)))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/header-house2-1.png") == PICTURE
        assert b"media/header-house2-1.png" in archive.read(
            "word/_rels/header-house2.xml.rels"
        )
    types = part(data, "[Content_Types].xml")
    assert [
        each.get("ContentType") for each in types if "media" in str(each.attrib)
    ] == ["image/png"]


PNG = b'<Default Extension="PNG" ContentType="image/png"/>'
EXTERNAL = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("kind", "target", "mode", "said"),
    [
        ("oleObject", "embeddings/a.bin", "", "its header refers to oleObject"),
        ("image", "https://x.example/a.png", EXTERNAL, "image elsewhere"),
        ("image", "media/none.xyz", "", "no type of one"),
    ],
)
def test_a_header_with_more_than_text_and_pictures_is_refused(
    template: bytes, kind: str, target: str, mode: str, said: str
) -> None:
    relations = {"word/_rels/header1.xml.rels": relation(kind, target, mode)}
    file = with_rest(template, relations)

    with pytest.raises(TemplateError, match=said):
        read_house("h.docx", file)


WORD = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
SHEET = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
ENTITY = b'<!DOCTYPE w:styles [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no Word file"),
        (b"just text", "is no Word file"),
        (b"%PDF-1.7", "is no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of old, or one with a password"),
        (write_zip([deflated("a.txt", b"a")]), "Content_Types"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError, match=said) as raised:
        read_house("h.docx", data)

    assert raised.value.hint


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (BODY, WORD, "Strict Open XML"),
        (BODY, SHEET, "a workbook"),
        (BODY, b"<w:document", "cannot be read: not well-formed"),
        (STYLES, ENTITY, "document type declaration"),
        (RELATIONS, relation("theme", "theme/theme1.xml"), "has no styles"),
        (RELATIONS, relation("styles", "nowhere.xml"), "nowhere.xml"),
        (RELATIONS, relation("styles", "settings.xml"), "is no styles"),
        (RELATIONS, relation("styles", "styles.xml"), "a header of it is missing"),
        ("_rels/.rels", relation("extended-properties", "a.xml"), "no main part"),
        ("../evil.xml", b"<a/>", "outside"),
    ],
)
def test_a_word_file_with_something_wrong_is_refused(
    template: bytes, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        read_house("h.docx", with_rest(template, {name: content}))


def test_a_bomb_is_refused(template: bytes) -> None:
    bomb = b"<a>" + b" " * (20 * 1024 * 1024) + b"</a>"

    with pytest.raises(TemplateError, match="limit"):
        read_house("h.docx", with_rest(template, {STYLES: bomb}))


def test_a_file_is_named_in_options(template: bytes, tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(template)

    made = api.export(specimen(), "docx", {"reference_doc": str(path)})

    assert made.data == document(specimen(), dressed(load_house(str(path))))


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    with pytest.raises(InputError):
        load_house(str(path))
    path.write_bytes(b"text")

    with pytest.raises(TemplateError) as raised:
        load_house(str(path))

    assert raised.value.path == str(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)

    with pytest.raises(InputTooLargeError):
        load_house(str(path))


def test_a_house_without_pages_and_headers_has_ours(template: bytes) -> None:
    bare = with_rest(
        template,
        {
            BODY: b"<w:document xmlns:w="
            b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:body><w:p/></w:body></w:document>"
        },
    )

    data = document(
        make_release(title("T"), paragraph("x"), country="US", issuer="O"),
        dressed(read_house("h.docx", bare)),
    )

    page = part(data, BODY).find(f".//{W}pgSz")
    assert page is not None
    assert page.get(f"{W}w") == "12240"
    assert words(part(data, "word/footer1.xml")) == "Page 1 of 1"
