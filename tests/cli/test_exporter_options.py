from __future__ import annotations

from pathlib import Path

import pytest

from releasekit.cli.exporter_options import gather_options
from releasekit.errors import OptionsError, UsageError


def test_settings_are_sorted_by_exporter_and_keep_their_text() -> None:
    given = gather_options(
        ["pdf.page_size = a4", "text.width=72", "pdf.title=a=b"],
        None,
        wanted=("pdf", "text", "docx"),
    )

    assert given == {
        "pdf": {"page_size": "a4", "title": "a=b"},
        "text": {"width": "72"},
        "docx": {},
    }


def test_a_further_dot_is_a_key_inside_a_key(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    file.write_text("[pdf.fonts]\nbody = 'A'\nhead = 'B'\n")
    given = gather_options(["pdf.fonts.body=C"], file, wanted=("pdf",))

    assert given == {"pdf": {"fonts": {"body": "C", "head": "B"}}}


@pytest.mark.parametrize("setting", ["pdf", "pdf=1", "pdf.=1", ".a=1", "pdf.a", "="])
def test_a_setting_of_another_form_is_refused(setting: str) -> None:
    with pytest.raises(UsageError, match="not the form"):
        gather_options([setting], None, wanted=("pdf",))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[pdf", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        (b"page_size = 'a4'", "page_size stands outside of an exporter's table"),
    ],
)
def test_a_file_that_is_wrong_is_named(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    file.write_bytes(data)

    with pytest.raises(OptionsError, match=said) as caught:
        gather_options([], file, wanted=("pdf",))
    assert caught.value.path == str(file)
