"""Each key of a profile changes how a text is read."""

from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Fact, Release, Unknown, outline
from releasekit.parsing import parse_bytes, parse_text
from releasekit.parsing.profile.keys import KEYS
from releasekit.parsing.profile.line_keys import LINE_KINDS
from releasekit.parsing.profile.read import read_profile
from tests.support import ROOT

T = TypeVar("T")
HEAD = 'id = "orrin"\nname = { en = "Orrin Board" }\n'
BODY = (
    "Everybody met today, in the usual place at the usual hour, and said what had to be"
    " said, at some length.\n"
)
MORE = (
    "Nobody came on Tuesday, although tea was to be had, and so the talks went on all"
    " alone until the lamps were lit.\n"
)


def read(text: str, keys: str) -> Release:
    return parse_text(text, profile=read_profile(HEAD + keys, "orrin.toml"))


def known(value: Fact[T] | Unknown | None) -> Fact[T]:
    assert isinstance(value, Fact)
    return value


def rows(release: Release) -> list[str]:
    return [line.strip() for line in outline(release).splitlines()]


# How a line is read with a key, and the line; the headline and a body stand before it.
LINES = {
    "chrome": "chrome: Orrin Zzz",
    "label": "label: Orrin Zzz",
    "letterhead": "letterhead: Orrin Zzz",
    "release_line": "release_line: Orrin Zzz",
    "dateline": "dateline: Orrin Zzz",
    "meta": "meta: Orrin Zzz",
    "subtitle": "subtitle: Orrin Zzz",
    "heading": "heading: Orrin Zzz",
    "paragraph": "paragraph: Orrin Zzz",
    "caption": "caption: Orrin Zzz",
    "note": "note: Orrin Zzz",
    "attachment": "attachment: Orrin Zzz",
    "contact": "contact: Orrin Zzz",
    "signature": "signature: Orrin Zzz",
    "boilerplate": "heading: Orrin Zzz",
    "text_mark": "text_mark: Orrin Zzz",
    "end_mark": "end_mark: Orrin Zzz",
}


@pytest.mark.parametrize("key", LINE_KINDS)
@pytest.mark.parametrize(
    "form", ['[lines]\n{} = ["orrin zzz:"]', "[patterns]\n{} = ['orrin z']"]
)
def test_a_line_is_what_the_profile_says(key: str, form: str) -> None:
    text = f"Headline of the Day\n\n{BODY}\nOrrin Zzz\n\n{MORE}"
    found = rows(read(text, form.format(key)))

    assert LINES[key] in found


def test_a_line_that_furniture_has_can_be_text() -> None:
    text = f"Headline of the Day\n\n{BODY}\nNews\n\n{MORE}"

    assert "chrome: News" in rows(parse_text(text))
    assert "paragraph: News" in rows(read(text, '[lines]\nparagraph = ["news"]'))


def test_the_site_is_cut_off_above_and_below() -> None:
    text = f"Blue\nGreen\n\nHeadline of the Day\n\n{BODY}\n{BODY}\nRed\nMore of it\n"
    found = rows(read(text, '[lines]\nstart_after = ["Green"]\nstop_before = ["Red"]'))

    assert found[:3] == ["chrome: Blue", "chrome: Green", "title: Headline of the Day"]
    assert found[-2:] == ["chrome: Red", "chrome: More of it"]


def test_a_field_takes_the_next_line_as_its_value() -> None:
    text = f"Ship\nAlbatross\nHeadline of the Day\n\n{MORE}"
    found = rows(read(text, '[lines]\nfield = ["ship"]'))

    assert found[:2] == ["meta: Ship Albatross", "title: Headline of the Day"]


def test_a_value_may_open_with_a_dash() -> None:
    text = f"Ship\n- Albatross\nHeadline of the Day\n\n{BODY}"
    found = rows(read(text, '[lines]\nfield = ["ship"]'))

    assert found[0] == "meta: Ship - Albatross"


def test_contact_words_open_a_contact_that_goes_on() -> None:
    text = f"Headline of the Day\n\n{BODY}\nWhom to ring\nJane Roe\n555-0142\n"
    found = rows(read(text, '[lines]\ncontact = ["whom to ring"]'))

    assert found[-1] == "contact: Whom to ring Jane Roe 555-0142"


def test_words_about_the_agency_head_its_paragraphs() -> None:
    text = f"Headline of the Day\n\n{BODY}\nWho we are\n\n{MORE}"
    found = rows(read(text, '[lines]\nboilerplate = ["who we are"]'))

    assert found[-2:] == ["heading: Who we are", f"boilerplate: {MORE.strip()}"]


def test_the_ladder_decides_which_series_is_the_outer_one() -> None:
    text = f"Headline of the Day\n\n{BODY}\na) one\nb) two\n1) three\n2) four\n"
    plain = read(text, "")
    mine = read(text, '[marks]\nladder = ["decimal-paren", "letter-small-paren"]')

    assert outline(plain).splitlines()[-1] == "  list_item: [2)] four"
    assert outline(mine).splitlines()[-1] == "list_item: [2)] four"


def test_a_look_alike_counts_beside_a_real_mark() -> None:
    keys = '[marks]\nalike = { "q" = "□" }'
    text = f"Headline of the Day\n\n{BODY}\nq one\n□ two\n"
    alone = f"Headline of the Day\n\n{BODY}\nq one\n"

    assert "list_item: [q] one" in rows(read(text, keys))
    assert "list_item: [q] one" not in rows(read(alone, keys))


def test_figures_are_ambiguous_until_the_profile_gives_their_order() -> None:
    text = f"Headline of the Day\n02/07/2017\n\n{MORE}"
    plain, mine = parse_text(text), read(text, 'dates.order = "dmy"')

    assert plain.issued is None
    assert "RKD130" in [found.code for found in plain.diagnostics]
    assert mine.issued == "2017-07-02"
    assert "date.figures-profile.orrin" in known(mine.metadata.issued).evidence.rule
    assert read(text, 'dates.order = "mdy"').issued == "2017-02-07"
    assert "RKD130" not in [found.code for found in mine.diagnostics]


def test_a_time_without_a_zone_gets_the_profiles() -> None:
    text = f"Headline of the Day\n7 February 2017 14:30\n\n{MORE}"
    date = known(read(text, 'dates.zone = "+03:00"').metadata.issued)

    assert date.value.zone == "+03:00"
    assert date.evidence.rule.endswith("/profile.orrin.zone")
    assert known(read(text, "").metadata.issued).value.zone is None


def test_the_dateline_gives_place_and_date() -> None:
    text = f"Headline of the Day\n\nOrrin Harbour: 7 March 2017 at noon. {MORE}"
    keys = "release.dateline = ['(?P<place>Orrin Harbour): ']"
    metadata = read(text, keys).metadata

    assert known(metadata.dateline).value.place == "Orrin Harbour"
    assert known(metadata.issued).value.when == "2017-03-07"
    assert known(metadata.issued).evidence.rule.startswith("profile.orrin.dateline/")
    assert metadata.dates == ()


def test_the_number_is_read_in_its_form() -> None:
    text = f"Headline of the Day\n\nlabel zz/31\n\n{MORE}"
    keys = "patterns.meta = ['label ']\nrelease.number = ['zz/(?P<number>[0-9]{1,3})']"
    number = read(text, keys).metadata.number

    assert number is not None
    assert number.value == "31"
    assert number.evidence.rule == "profile.orrin.number"


def test_the_agency_stands_where_the_text_names_none() -> None:
    metadata = read(f"Headline of the Day\n\n{BODY}", 'agency = "us-doj"').metadata
    invented = read(f"Headline of the Day\n\n{BODY}", 'agency = "orrin"').metadata

    assert known(metadata.issuer).value.name == "U.S. Department of Justice"
    assert known(metadata.issuer).evidence.how == "constant"
    assert known(invented.issuer).value.name == "Orrin Board"


def test_the_agency_wins_over_who_is_named_in_passing() -> None:
    passing = "Everybody spoke of the Department of Energy today, at some length.\n"
    acting = "WASHINGTON – The Department of Energy today announced new lamps.\n"
    head = "Headline of the Day\n\n"
    own = read(head + passing, 'agency = "us-doj"').metadata
    other = read("Department of Energy\n\n" + head + acting, 'agency = "us-doj"')

    assert known(own.issuer).value.name == "U.S. Department of Justice"
    assert known(other.metadata.issuer).value.name == "U.S. Department of Energy"


def test_the_country_decides_between_zones() -> None:
    text = f"Headline of the Day\n7 February 2017 14:30 IST\n\n{MORE}"

    assert known(read(text, 'country = "IN"').metadata.issued).value.zone == "+05:30"
    assert known(read(text, 'country = "IE"').metadata.issued).value.zone == "+01:00"


def test_the_encoding_is_for_bytes_that_do_not_tell_theirs() -> None:
    data = "Überall Brücken".encode("cp1252") + b"\x81\x8d\n"
    profile = read_profile(HEAD + 'encoding = "cp437"', "orrin.toml")
    plain, mine = parse_bytes(data), parse_bytes(data, profile=profile)

    assert plain.source.encoding != "cp437"
    assert mine.source.encoding == "cp437"
    assert mine.source.evidence.rule == "encoding.profile"
    certain = parse_bytes("Brücken überall".encode(), profile=profile)
    assert certain.source.encoding == "utf-8"


EVERY_KEY = """
agency = "orrin"
lines.start_after = ["a"]
lines.stop_before = ["z"]
lines.field = ["f"]
lines.contact = ["k"]
lines.boilerplate = ["about"]
lines.paragraph = ["news"]
patterns.chrome = ["c"]
patterns.note = ["n"]
patterns.meta = ["m"]
marks.ladder = ["bullet-dash", "decimal-dot", ["bullet-circle", "bullet-square"]]
marks.alike = { "q" = "□", "1" = "-" }
dates.order = "dmy"
dates.zone = "+09:00"
release.dateline = ["(?P<place>[A-Z][a-z]{1,9})"]
release.number = ["[0-9]{1,4}"]
"""
LINES_OF_ALL_KINDS = (
    *("a", "z", "f", "k", "about", "news", "c", "n", "m 1", "q x", "1 y", "- ", "□ x"),
    *("* x", "| a | b |", "02/07/2017 14:30", "Oslo 2 May 2017", "> x", "###", BODY),
)


@given(
    st.lists(st.sampled_from(LINES_OF_ALL_KINDS) | st.text(max_size=8), max_size=30),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_no_profile_makes_a_character_fall_off(lines: list[str], ends: str) -> None:
    text = ends.join(lines)

    assert read(text, EVERY_KEY).segments.end == len(text)


def test_every_key_is_documented() -> None:
    words = (ROOT / "docs/profiles.md").read_text("utf-8")
    names = {key: key.rpartition(".")[2] for key in KEYS}
    forms = ("`{0}`", "`{1}`", "`.{1}`")

    assert [
        key
        for key, name in names.items()
        if not any(form.format(key, name) in words for form in forms)
    ] == []
