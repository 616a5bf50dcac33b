from __future__ import annotations

import pytest

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.language import (
    default_language_xml,
    is_east_asian,
    typefaces,
    word_language,
)


@pytest.mark.parametrize(
    ("tag", "country", "expected"),
    [
        ("en", None, "en-US"),
        ("en", "GB", "en-GB"),
        ("en", "KR", "en-US"),
        ("de", "AT", "de-AT"),
        ("ko", "KR", "ko-KR"),
        ("zh", None, "zh-CN"),
        ("zh", "TW", "zh-TW"),
        ("zh-Hant", None, "zh-TW"),
        ("pt-br", "PT", "pt-BR"),
        ("sr-latn-rs", None, "sr-Latn-RS"),
        ("sw", None, "sw"),
        ("und", "US", "x-none"),
        ("", None, "x-none"),
        ('e"n<', None, "x-none"),
    ],
)
def test_languages_as_word_writes_them(
    tag: str, country: str | None, expected: str
) -> None:
    assert word_language(tag, country) == expected


def test_scripts_are_known_by_language() -> None:
    assert is_east_asian("ja-JP")
    assert not is_east_asian("en-US")
    assert is_right_to_left("ar-SA")
    assert is_right_to_left("ku-Arab")
    assert not is_right_to_left("az-Latn-IR")
    assert not is_right_to_left("ko-KR")


def test_the_defaults_name_a_language_for_each_group_of_scripts() -> None:
    assert default_language_xml("en-GB", "JP") == (
        '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
    )
    assert default_language_xml("ko-KR") == (
        '<w:lang w:val="ko-KR" w:eastAsia="ko-KR" w:bidi="ar-SA"/>'
    )


def test_typefaces_follow_language_and_country() -> None:
    assert typefaces("ja-JP").latin == "Yu Gothic"
    assert typefaces("en-US", "TW").east_asian == "Microsoft JhengHei"
    assert typefaces("th-TH").complex == "Tahoma"
    assert typefaces("en-US").latin == "Calibri"
