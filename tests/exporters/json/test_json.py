"""The JSON exporter: one shape, documented, nothing lost."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

import releasekit
from releasekit import model
from releasekit.model import Release, flat_view
from releasekit.testing.specimens import specimens
from tests.support import ROOT

PAGE = ROOT / "docs" / "formats" / "json.md"


def export(release: Release, **options: Any) -> Any:
    return json.loads(releasekit.export(release, "json", options).data)


@pytest.fixture(scope="module")
def whole() -> Any:
    return export(specimens()["every-kind"]())


def test_the_whole_release_stands_below_seven_keys(whole: Any) -> None:
    assert list(whole) == [
        "blocks",
        "diagnostics",
        "format",
        "metadata",
        "segments",
        "source",
        "version",
    ]
    assert whole["format"] == "releasekit.release"
    assert whole["version"] == 1


def test_every_field_of_the_model_is_a_key(whole: Any) -> None:
    found: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            found.update(value)
            found.update(str(v) for k, v in value.items() if k == "type")
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                collect(part)

    collect(whole)
    classes = (getattr(model, name) for name in model.__all__)
    special = {model.Span, model.Segment, model.Unknown, model.Diagnostic}
    expected = {
        field.name
        for kind in classes
        if isinstance(kind, type) and attrs.has(kind) and kind not in special
        for field in attrs.fields(kind)
    }

    assert expected <= found


def test_every_key_and_type_is_documented(whole: Any) -> None:
    page = PAGE.read_text("utf-8")
    documented = set(re.findall(r"`([a-z_]+)`", page))
    keys = set(re.findall(r'"([a-z_]+)":', json.dumps(whole)))
    types = set(re.findall(r'"type": "([a-z_]+)"', json.dumps(whole["blocks"])))

    assert sorted((keys | types) - documented) == []


def test_a_value_stands_with_its_evidence(whole: Any) -> None:
    assert whole["metadata"]["title"] == {
        "value": "Every Kind of Block",
        "evidence": {
            "how": "parsed",
            "rule": "specimen",
            "spans": [[949, 949]],
            "confidence": 90,
        },
    }


def test_what_is_not_known_says_why() -> None:
    whole = export(specimens()["untitled"]())

    assert whole["metadata"]["title"] == {"unknown": "not-stated"}
    assert whole["metadata"]["number"] is None


def test_segments_give_back_the_source(whole: Any) -> None:
    lengths = [int(piece[1:]) for piece in whole["segments"].split()]

    assert sum(lengths) == len(whole["source"]["text"]) == whole["source"]["characters"]


def test_spans_cut_the_words_out_of_the_source(whole: Any) -> None:
    block = next(b for b in whole["blocks"] if b["kind"] == "label")
    text = whole["source"]["text"]

    words = " ".join(text[start:end] for start, end in block["origin"]["spans"])

    assert words == block["text"]


def test_bytes_that_the_text_does_not_give_are_kept() -> None:
    release = specimens()["stored"]()

    source = export(release)["source"]

    assert base64.b64decode(source["data"]) == release.source.data
    assert source["fidelity"] == "stored"


def test_a_byte_order_mark_is_told() -> None:
    release = releasekit.parse_bytes(b"\xef\xbb\xbfHello")

    assert export(release)["source"]["bom"] == "efbbbf"


def test_any_text_comes_back_lone_surrogates_included() -> None:
    release = specimens()["nasty"]()

    whole = export(release)

    assert whole["source"]["text"] == release.source.text
    assert whole["source"]["name"] == release.source.name


def test_the_flat_view_is_that_of_the_model() -> None:
    release = specimens()["nested"]()

    assert export(release, flat=True) == flat_view(release)


def test_without_indent_everything_stands_on_one_line() -> None:
    release = specimens()["nested"]()

    data = releasekit.export(release, "json", {"indent": 0}).data

    assert data.count(b"\n") == 1
    assert json.loads(data) == export(release)


def test_a_diagnostic_has_its_message() -> None:
    whole = export(releasekit.parse(""))

    assert {d["code"]: d["message"] for d in whole["diagnostics"]}["RKD101"] == (
        "the input is empty"
    )


def test_a_file_can_be_read_by_any_reader_of_utf8(tmp_path: Path) -> None:
    data = releasekit.export(specimens()["nasty"](), "json").data

    assert data.decode("utf-8").endswith("\n")
