"""The text layer as poppler reads it: the model's text word for word, in its order."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

from releasekit.exporters.common.words import words
from releasekit.model import Block, Release
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import Rendition
from tests import builders as b
from tests.exporters.pdf.support import render, shown_texts
from tests.support import SAMPLES, require_tool, shared

SAMPLE_PATHS = sorted(SAMPLES.glob("*.txt"))
LEFTWARD = ("-ar", "-he")
LEFT_TO_RIGHT = [path for path in SAMPLE_PATHS if not path.stem.endswith(LEFTWARD)]
BLANKS: Final = dict.fromkeys(
    map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " "
)
KANA = re.compile("[\u3041-\u30ff]")
CHINESE = re.compile("[\u4e00-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7a3]")


@frozen(kw_only=True)
class Printed:
    """A release, what its PDF should say, and the file."""

    release: Release
    texts: list[str]
    path: Path


def printed(release: Release, folder: Path) -> Printed:
    """Write a release as PDF and note the texts it must have."""
    made = render(release)
    path = folder / "a.pdf"
    path.write_bytes(made.data)
    mapping = documented_mapping(release, made)
    texts = [text.translate(mapping) for text in shown_texts(release)]
    return Printed(release=release, texts=texts, path=path)


def documented_mapping(release: Release, made: Rendition) -> dict[int, str]:
    """Return what docs/formats/pdf.md says of characters that change."""
    mapping = dict(BLANKS)
    for told in (*release.diagnostics, *made.diagnostics):
        said = dict(told.arguments)
        if told.code == "RKD110" and said.get("glyph"):
            mapping[int(said["code"], 16)] = said["glyph"]
        elif told.code == "RKD202":
            mapping[int(said["code"], 16)] = said["shown"]
    return mapping


def structure_gap(file: Printed) -> str:
    """Return where the structure tree's text leaves the model's, or nothing."""
    told = _run(require_tool("pdfinfo"), "-struct-text", str(file.path))
    rest = "".join(
        line.strip().removeprefix('"').removesuffix('"')
        for line in told.split("\n")
        if line.strip().startswith('"')
    )
    for text in file.texts:
        if not rest.startswith(text):
            return f"{text!r} is {rest[: len(text)]!r}"
        rest = rest[len(text) :].removeprefix(" ")
    return f"beyond: {rest!r}" if rest else ""


def page_gap(file: Printed) -> str:
    """Return what pages lack of the model's words, or have beyond running heads."""
    shown = _run(require_tool("pdftotext"), "-raw", str(file.path), "-")
    count = shown.count("\f")
    found, wanted = shown.split(), " ".join(file.texts).split()
    if _breaks_in_words(file.texts):
        found, wanted = list("".join(found)), list("".join(wanted))
    missing, left = _unsaid(found, wanted)
    heads = _running_words(file.release, count)
    strange = [word for word in left if word.rstrip("…") not in heads]
    if missing:
        return f"without {missing!r}"
    return f"beyond: {strange}" if strange else ""


def _unsaid(found: list[str], wanted: list[str]) -> tuple[str, list[str]]:
    """Return the first word that is not found in its place, and what is too much.

    A word that is wider than its line is found in pieces.
    """
    rest = iter(wanted)
    following, begun = next(rest, ""), ""
    left: list[str] = []
    for word in found:
        if following and following in (word, begun + word):
            left += [begun] if begun and word == following else []
            following, begun = next(rest, ""), ""
        elif following.startswith(begun + word):
            begun += word
        else:
            left.append(word)
    return following, left


def _breaks_in_words(texts: list[str]) -> bool:
    """Tell whether lines end between characters, where pdftotext has a line end."""
    whole = "".join(texts)
    return bool(KANA.search(whole)) or (
        bool(CHINESE.search(whole)) and not HANGUL.search(whole)
    )


def _running_words(release: Release, pages: int) -> str:
    spoken = words(release.language)
    heads = [release.title or "", release.issuer or "", spoken.press_release]
    heads += [spoken.page_of(number, pages) for number in range(1, pages + 1)]
    heads += [words("en").page_of(number, pages) for number in range(1, pages + 1)]
    return " ".join([*heads, release.source.name or "", spoken.untitled])


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("sample", SAMPLE_PATHS, ids=lambda p: p.stem)
def test_the_structure_says_the_model_word_for_word(
    sample: Path, tmp_path: Path
) -> None:
    release = parse_bytes(sample.read_bytes(), name=sample.name)

    assert structure_gap(printed(release, tmp_path)) == ""


@pytest.mark.parametrize("sample", LEFT_TO_RIGHT, ids=lambda p: p.stem)
def test_pages_say_the_model_and_running_heads(sample: Path, tmp_path: Path) -> None:
    release = parse_bytes(sample.read_bytes(), name=sample.name)

    assert page_gap(printed(release, tmp_path)) == ""


def test_every_release_of_the_corpus_is_said_word_for_word(tmp_path: Path) -> None:
    for path in sorted(shared("corpus", "releases").glob("*.txt")):
        release = parse_bytes(path.read_bytes(), name=path.name)
        file = printed(release, tmp_path)

        assert structure_gap(file) == "", path.name
        assert page_gap(file) == "", path.name


SAID: Final = ("A title", "Some words of it.", "And the last ones.")


def _file(tmp_path: Path, *texts: str) -> Printed:
    blocks: list[Block] = [b.title(texts[0]), *map(b.paragraph, texts[1:])]
    return printed(b.make_release(*blocks), tmp_path)


@pytest.mark.parametrize(
    ("shown", "structure", "pages"),
    [
        (SAID, "", ""),
        (("A title", "Some words.", SAID[2]), "'Some words of it.'", "without 'words'"),
        (("A title", SAID[2], SAID[1]), "'Some words of it.' is", "without 'And'"),
        (SAID[:2], "'And the last ones.' is ''", "without 'And'"),
        ((*SAID, "More"), "beyond: 'More'", "beyond: ['More']"),
        (("A title", "Somewords of it.", SAID[2]), "'Some words", "without 'Some'"),
    ],
)
def test_a_text_layer_that_says_something_else_is_noticed(
    shown: tuple[str, ...], structure: str, pages: str, tmp_path: Path
) -> None:
    made = _file(tmp_path, *shown)
    file = Printed(release=made.release, texts=list(SAID), path=made.path)

    for found, told in ((structure_gap(file), structure), (page_gap(file), pages)):
        assert found.startswith(told)
        assert bool(found) == bool(told)
