"""Language tags are well formed as BCP 47 says, whether registered or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.record.languages import is_language_tag

WELL_FORMED = """
    en ko und mul en-GB es-419 zh-Hant zh-Hant-TW zh-cmn-Hans-CN sl-rozaj-biske
    de-CH-1901 de-DE-u-co-phonebk en-a-bbb-x-a-ccc x-whatever en-x-a i-klingon
    EN-gb-OED sgn-BE-FR abcd abcdefgh hy-Latn-IT-arevela ar-aao
"""
MALFORMED = """
    e 1 en_GB -en en- en--GB abcdefghi en-abcdefghi x en-x en-u de-u-co-u-nu a-DE
    ar-a-aaa-b-bbb-a-ccc 한국 en-한국 en-ab-cd-ef-gh en-Latn-Cyrl i-unknown
"""


@pytest.mark.parametrize("tag", WELL_FORMED.split())
def test_a_well_formed_tag_is_one(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", [*MALFORMED.split(), "", "en GB", "en\n", "x-" * 200])
def test_a_malformed_tag_is_none(tag: str) -> None:
    assert not is_language_tag(tag)


@given(st.text())
def test_any_text_can_be_asked(tag: str) -> None:
    assert is_language_tag(tag) in {True, False}
