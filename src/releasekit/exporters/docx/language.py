"""Languages and typefaces as Word knows them."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.language import (
    UNDETERMINED,
    is_right_to_left,
    language_tag,
)

_REGIONS: Final = MappingProxyType(
    {
        "ar": ("SA", "AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM",
               "QA", "SY", "TN", "YE"),
        "cs": ("CZ",),
        "da": ("DK",),
        "de": ("DE", "AT", "CH", "LI", "LU"),
        "el": ("GR",),
        "en": ("US", "GB", "AU", "CA", "IE", "IN", "NZ", "PH", "SG", "ZA"),
        "es": ("ES", "AR", "BO", "CL", "CO", "CR", "DO", "EC", "GT", "HN", "MX", "NI",
               "PA", "PE", "PR", "PY", "SV", "US", "UY", "VE"),
        "fa": ("IR",),
        "fi": ("FI",),
        "fr": ("FR", "BE", "CA", "CH", "LU", "MC"),
        "he": ("IL",),
        "hi": ("IN",),
        "hu": ("HU",),
        "id": ("ID",),
        "it": ("IT", "CH"),
        "ja": ("JP",),
        "ko": ("KR",),
        "ms": ("MY", "BN"),
        "nb": ("NO",),
        "nl": ("NL", "BE"),
        "pl": ("PL",),
        "pt": ("PT", "BR"),
        "ro": ("RO",),
        "ru": ("RU",),
        "sv": ("SE", "FI"),
        "th": ("TH",),
        "tr": ("TR",),
        "uk": ("UA",),
        "ur": ("PK",),
        "vi": ("VN",),
        "zh": ("CN", "HK", "MO", "SG", "TW"),
    }
)  # fmt: skip
"""Regions that Word has a language, the usual one first."""

_SCRIPTS: Final = MappingProxyType({"zh-hans": "zh-CN", "zh-hant": "zh-TW"})
_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})
_COMPLEX: Final = frozenset({"hi", "th"})
_NO_LANGUAGE: Final = frozenset({UNDETERMINED, "mul", "zxx"})
_UNKNOWN: Final = "x-none"
"""What Word writes for text in no language that it can check."""


@lru_cache(maxsize=256)
def word_language(tag: str, country: str | None = None) -> str:
    """Return the language as Word writes it: ``en`` from Great Britain is ``en-GB``.

    Args:
        tag: language tag (BCP 47); what is none gives that of no language.
        country: the issuer's country (ISO 3166-1 alpha-2), where it is known.
    """
    lower = language_tag(tag).lower()
    primary, _, rest = lower.partition("-")
    for script, known in _SCRIPTS.items():
        if lower.startswith(script):
            return known
    if primary in _NO_LANGUAGE or len(primary) == 1:
        return _UNKNOWN
    if rest:
        return "-".join((primary, *_subtags(rest)))
    regions = _REGIONS.get(primary, ())
    if country and country.upper() in regions:
        return f"{primary}-{country.upper()}"
    return f"{primary}-{regions[0]}" if regions else primary


def _subtags(rest: str) -> tuple[str, ...]:
    # BCP 47, 2.1.1: four letters are a script, two a region.
    case = {2: str.upper, 4: str.title}
    return tuple(case.get(len(each), str)(each) for each in rest.split("-"))


def is_east_asian(tag: str) -> bool:
    """Tell whether a language is set in East Asian typefaces."""
    return _primary(tag) in _EAST_ASIAN


def is_complex(tag: str) -> bool:
    """Tell whether Word counts a language among the complex scripts."""
    return _primary(tag) in _COMPLEX or is_right_to_left(tag)


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]


@lru_cache(maxsize=256)
def language_xml(tag: str) -> str:
    """Return ``w:lang`` for text in a language (ISO 29500-1, 17.3.2.20)."""
    east = f' w:eastAsia="{tag}"' if is_east_asian(tag) else ""
    other = f' w:bidi="{tag}"' if is_complex(tag) else ""
    return f'<w:lang w:val="{tag}"{east}{other}/>'


@frozen(kw_only=True)
class Typefaces:
    """The typefaces of a document, one for each of Word's script groups."""

    latin: str = "Calibri"
    east_asian: str = "Malgun Gothic"
    complex: str = "Arial"


_TYPEFACES: Final = MappingProxyType(
    {
        "ko": Typefaces(latin="Malgun Gothic", east_asian="Malgun Gothic"),
        "ja": Typefaces(latin="Yu Gothic", east_asian="Yu Gothic"),
        "zh-CN": Typefaces(latin="Microsoft YaHei", east_asian="Microsoft YaHei"),
        "zh-SG": Typefaces(latin="Microsoft YaHei", east_asian="Microsoft YaHei"),
        "zh": Typefaces(latin="Microsoft JhengHei", east_asian="Microsoft JhengHei"),
        "hi": Typefaces(complex="Nirmala UI"),
        "th": Typefaces(complex="Tahoma"),
    }
)
"""Every one ships with Word; a house restyles them in one place, the theme."""

_DEFAULT_EAST: Final = MappingProxyType(
    {
        "JP": ("ja-JP", "Yu Gothic"),
        "CN": ("zh-CN", "Microsoft YaHei"),
        "SG": ("zh-CN", "Microsoft YaHei"),
        "TW": ("zh-TW", "Microsoft JhengHei"),
        "HK": ("zh-HK", "Microsoft JhengHei"),
        "MO": ("zh-MO", "Microsoft JhengHei"),
    }
)
"""What East Asian text in another language's document is taken for, by country."""


def typefaces(tag: str, country: str | None = None) -> Typefaces:
    """Return the typefaces for a document in a language (as Word writes it)."""
    found = _TYPEFACES.get(tag) or _TYPEFACES.get(_primary(tag))
    if found and is_east_asian(tag):
        return found
    _, east_asian = _DEFAULT_EAST.get(country or "", ("ko-KR", "Malgun Gothic"))
    other = found.complex if found else "Arial"
    return Typefaces(east_asian=east_asian, complex=other)


def default_language_xml(tag: str, country: str | None = None) -> str:
    """Return ``w:lang`` for a document's defaults: all three script groups."""
    east, _ = _DEFAULT_EAST.get(country or "", ("ko-KR", ""))
    east_asian = tag if is_east_asian(tag) else east
    other = tag if is_complex(tag) else "ar-SA"
    return f'<w:lang w:val="{tag}" w:eastAsia="{east_asian}" w:bidi="{other}"/>'
