"""Profiles are read, and their mistakes told with line and remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.errors import ProfileError
from releasekit.parsing.profile.read import profile_mistakes, read_profile
from releasekit.settings.mistakes import LARGEST

HEAD = 'id = "orrin"\nname = { en = "Orrin" }\n'
MISTAKES = {
    'name = { en = "x" }': (1, "the key id is missing", "write id"),
    'id = "orrin"': (1, "the key name is missing", "name ="),
    'id = "Or rin"\nname = { en = "x" }': (1, "id cannot be", "small letters"),
    HEAD + 'nam = "x"': (3, "no key nam", "name?"),
    HEAD + "[evidence]\nphrase = []": (4, "no key evidence.phrase", "phrases?"),
    HEAD + 'ladder = ["bullet-dash"]': (3, "no key ladder", "marks.ladder?"),
    HEAD + 'zzz = "x"': (3, "no key zzz", "docs/profiles.md"),
    HEAD + 'languages = "en"': (3, "languages is no list", "brackets"),
    HEAD + "[evidence]\nnames = [3]": (4, "names is no text", "quotes"),
    HEAD + '[evidence]\nnames = [\n"a",\n"",\n]': (4, "names is empty", "few words"),
    HEAD + "[evidence]\nneeds = 0": (4, "needs cannot be 0", "1 to 99"),
    HEAD + '[lines]\nchrom = ["x"]': (4, "no key lines.chrom", "lines.chrome?"),
    HEAD + "[patterns]\nmeta = [\n'a',\n'(b+)+c',\n]": (6, "(b+)+c", "bound"),
    HEAD + '[marks]\nladder = "x"': (4, "ladder is no list", "outside in"),
    HEAD + '[marks]\nladder = [["decimal-dots"]]': (4, "decimal-dots", "decimal-dot?"),
    HEAD + '[marks]\nladder = ["katakana", "katakana"]': (4, "twice", "keep one"),
    HEAD + '[marks]\nalike = { "0" = "Z" }': (4, "no bullet: 'Z'", "□"),
    HEAD + '[marks]\nalike = { "00" = "○" }': (4, "cannot be '00'", "one letter"),
    HEAD + '[dates]\norder = "ddmm"': (4, "order cannot be", "dmy, mdy, ymd"),
    HEAD + '[dates]\nzone = "KST"': (4, "zone cannot be", "+09:00"),
    HEAD + 'encoding = "klingon"': (3, "encoding cannot be", "cp949"),
    HEAD + 'country = "Korea"': (3, "country cannot be", "ISO 3166"),
    HEAD + "name = 3": (3, "no TOML", "form"),
    HEAD + "country =": (3, "no TOML", "form"),
    HEAD.replace("=", "", 1): (1, "no TOML", "form"),
    HEAD.replace('{ en = "Orrin" }', '"Orrin"'): (2, "name gives no name", "{ en"),
    "#" * (LARGEST + 1): (1, "larger than 65,536", "leave out"),
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items())
def test_a_mistake_is_told_with_its_line_and_remedy(
    text: str, told: tuple[int, str, str]
) -> None:
    line, message, hint = told
    mistakes = profile_mistakes(text)

    assert [mistake.line for mistake in mistakes] == [line]
    assert message in mistakes[0].message
    assert hint in mistakes[0].hint


def test_all_mistakes_are_told_in_order() -> None:
    text = 'id = "A"\n[dates]\norder = 1\nzone = 2\n[lines]\nx = []\n'
    lines = [mistake.line for mistake in profile_mistakes(text)]

    assert lines == [1, 1, 3, 4, 6]


def test_keys_may_stand_with_a_dot() -> None:
    text = HEAD + 'dates.order = "dmy"\ndates.zone = "x"\n'

    assert [mistake.line for mistake in profile_mistakes(text)] == [4]


def test_a_profile_with_a_mistake_is_not_read() -> None:
    with pytest.raises(ProfileError, match="line 1: the key id") as caught:
        read_profile('name = { en = "x" }', "mine.toml")

    assert caught.value.path == "mine.toml"
    assert caught.value.hint


def test_a_profile_holds_what_its_file_says() -> None:
    text = HEAD + (
        'agency = "orrin"\n[lines]\nmeta = ["Hit :"]\nchrome = ["HIT"]\n'
        '[marks]\nladder = ["decimal-dot", ["bullet-dash", "bullet-dot"]]\n'
    )
    profile = read_profile(text.replace("\n", "\r\n"), "mine.toml")

    assert profile.title == "Orrin"
    assert profile.origin == "mine.toml"
    assert profile.key_of("  hit") == "chrome"  # the first key of the table wins
    assert profile.ladder == {"decimal-dot": 0, "bullet-dash": 1, "bullet-dot": 1}


@given(st.text(max_size=200))
def test_any_text_is_a_profile_or_has_mistakes(text: str) -> None:
    if not profile_mistakes(text):
        assert read_profile(text, "x.toml").id
