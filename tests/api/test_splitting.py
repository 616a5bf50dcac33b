"""Bilingual texts, whole and in parts, in every usual format."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest

import releasekit
from tests.support import SAMPLES

SAMPLE = SAMPLES / "17-bilingual-en-ko.txt"


@pytest.fixture(scope="module")
def whole() -> releasekit.Release:
    return releasekit.read(SAMPLE)


def test_split_returns_each_release_with_its_place(whole: releasekit.Release) -> None:
    parts = releasekit.split(whole)
    cuts = [part.source.part for part in parts]

    assert [part.language for part in parts] == ["en", "ko"]
    assert "".join(part.source.text for part in parts) == whole.source.text
    assert [cut.sha256 for cut in cuts if cut] == [whole.source.sha256] * 2
    assert [part.source.name for part in parts] == [
        "17-bilingual-en-ko-1.txt",
        "17-bilingual-en-ko-2.txt",
    ]


def test_a_single_release_is_its_only_part() -> None:
    release = releasekit.read(SAMPLES / "01-ministry-numbered-en.txt")

    assert releasekit.split(release) == (release,)
    assert releasekit.split(release, by_language=True) == (release,)


@pytest.mark.parametrize("by_language", [False, True])
def test_parts_are_split_no_further(
    whole: releasekit.Release,
    by_language: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    for part in releasekit.split(whole, by_language=by_language):
        assert releasekit.split(part) == (part,)


def test_a_record_names_the_language_of_blocks(whole: releasekit.Release) -> None:
    text = releasekit.export(whole, "record").data.decode()

    assert 'xml:lang="en"' in text.partition("<control>")[0]
    assert text.count('xml:lang="ko"') == 8


def test_a_word_document_names_the_language_of_blocks(
    whole: releasekit.Release,
) -> None:
    data = releasekit.export(whole, "docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()

    assert len(re.findall('<w:lang [^>]*w:eastAsia="ko-KR"/>', body)) >= 8


def test_a_pdf_names_the_language_of_blocks(whole: releasekit.Release) -> None:
    data = releasekit.export(whole, "pdf").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        languages = [
            str(found.get("/Lang"))
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") is not None
        ]

    assert languages.count("ko") >= 8
