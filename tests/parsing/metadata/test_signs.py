"""Bytes tell whether it is worth looking for a script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.metadata.signs import leads_of, may_hold


@given(text=st.text(max_size=60), wanted=st.text("০०가힣ぁ年’", min_size=1))
def test_no_text_with_a_wanted_character_is_passed_over(text: str, wanted: str) -> None:
    assert may_hold(text + wanted[0], leads_of(wanted))


def test_texts_of_other_scripts_are_passed_over() -> None:
    assert not may_hold("The ROK’s side", leads_of("가"))
    assert not may_hold("plain", leads_of("가"))
