"""The marks that open a block, as one table: each scheme of enumerators."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.parsing.marks import alphabets as abc
from releasekit.parsing.marks.numerals import (
    OrdinalOf,
    chosung,
    decimal,
    doubled,
    ganada,
    hebrew,
    ideographic,
    in_order,
    roman,
    sign,
    words,
)


class Trust(IntEnum):
    """How much a mark is believed on its own."""

    FIRM = 0
    """Always."""
    FIRST = 1
    """The first of its series always, the others beside a neighbour."""
    RUN = 2
    """Only beside a neighbour of its series."""
    STRICT = 3
    """Only in a run from the first that leaves nothing out."""


@frozen(kw_only=True)
class Scheme:
    """A way of numbering."""

    name: str
    """Its name in `Marker.scheme`."""
    opens: str
    """What its marks begin with: characters, and ranges such as ``0-9``."""
    pattern: str
    """Regular expression of the mark, the numeral in group ``n``."""
    readings: tuple[OrdinalOf, ...]
    """Turn the numeral into its number; where there are several orders of letters,
    the first unless the series runs better in another."""
    trust: Trust = Trust.FIRM
    glued: bool = False
    """Whether text may follow without a blank."""
    twin: str = ""
    """Scheme that the same mark may belong to: ``(i)`` is one, or follows ``(h)``."""


_D = "0-9０-９٠-٩۰-۹०-९๐-๙"
_HAN = "一二三四五六七八九十"
_FORMAL = "壹貳貮參叄肆伍陸柒捌玖拾"
_GANADA = "".join(abc.GANADA)
_CHOSUNG = "".join(abc.CHOSUNG)
_CYRILLIC = "а-яґєії"
_ARABIC = "الف|هـ|[أابپتثجچحخدذرزژسشصضطظعغفقكکگلمنهويی]"
_NUMBER = rf"(?P<n>[{_D}]{{1,3}})"
_BLANK = r"[ \t\u00a0\u3000]"

_LETTER_ORDERS = (
    in_order(abc.LATIN, alike=abc.FULL_WIDTH),
    in_order(abc.VIETNAMESE),
    *(
        in_order(letters, alike=abc.LATIN_ALIKE)
        for letters in (
            abc.RUSSIAN, abc.RUSSIAN_FULL, abc.UKRAINIAN_FULL, abc.UKRAINIAN,
        )
    ),
)  # fmt: skip
_GREEK_ORDERS = (in_order(abc.GREEK), in_order(abc.GREEK_PLAIN))
_ARABIC_ORDERS = tuple(
    map(in_order, (abc.ABJAD, abc.HIJAI, abc.PERSIAN, abc.PERSIAN_PLAIN))
)
_HINDI_ORDERS = (in_order(abc.DEVANAGARI), in_order(abc.DEVANAGARI_PLAIN))
_KANA_ORDERS = (in_order(abc.KATAKANA), in_order(abc.IROHA))

_DECIMALS = (
    Scheme(
        name="decimal-multi",
        opens=_D,
        pattern=rf"(?P<n>[{_D}]{{1,2}}(?:[.-][{_D}]{{1,2}}){{1,3}})(?:[.．]|(?={_BLANK}))",
        readings=(decimal,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="decimal-dot",
        opens=_D,
        pattern=rf"{_NUMBER}[.．](?![{_D}º°ª])",
        readings=(decimal,),
        glued=True,
    ),
    Scheme(
        name="decimal-paren",
        opens=_D,
        pattern=rf"{_NUMBER}[)）]",
        readings=(decimal,),
        glued=True,
    ),
    Scheme(
        name="decimal-parens",
        opens="(（",
        pattern=rf"[(（]{_NUMBER}[)）]",
        readings=(decimal,),
        glued=True,
    ),
    Scheme(
        name="decimal-comma",
        opens=_D,
        pattern=rf"{_NUMBER}、",
        readings=(decimal,),
        glued=True,
    ),
    Scheme(
        name="decimal-brackets",
        opens="[",
        pattern=rf"\[{_NUMBER}\]",
        readings=(decimal,),
    ),
    Scheme(
        name="decimal-degree",
        opens=_D,
        pattern=rf"{_NUMBER}\.?[º°ª](?!{_BLANK}?[CF]\b)",
        readings=(decimal,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="decimal-section",
        opens="§",
        pattern=rf"§{_BLANK}?{_NUMBER}[º°]?\.?",
        readings=(decimal,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="decimal-dash",
        opens=_D,
        pattern=rf"{_NUMBER}{_BLANK}?[-–](?={_BLANK}{{1,3}}[^{_D}])",
        readings=(decimal,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="decimal-space",
        opens=_D,
        pattern=rf"(?P<n>[{_D}]{{1,2}})(?={_BLANK})",
        readings=(decimal,),
        trust=Trust.STRICT,
    ),
)

_SIGNS = tuple(
    Scheme(
        name=name,
        opens=signs,
        pattern=rf"(?P<n>[{signs}])",
        readings=(sign,),
        glued=True,
    )
    for name, signs in (
        ("decimal-circle", "①-⑳㉑-㉟㊱-㊿➀-➉⓵-⓾"),
        ("decimal-negative", "❶-❿⓫-⓴➊-➓"),
        ("decimal-parens-sign", "⑴-⒇"),
        ("decimal-dot-sign", "⒈-⒛"),
        ("decimal-boxed", "\U000f02b1-\U000f02b9"),
        ("decimal-boxed-second", "\U000f02ce-\U000f02d6"),
        ("ganada-circle", "㉮-㉻"),
        ("ganada-parens-sign", "㈎-㈛"),
        ("chosung-circle", "㉠-㉭"),
        ("chosung-parens-sign", "㈀-㈍"),
        ("letter-circle", "Ⓐ-Ⓩ"),
        ("letter-small-circle", "ⓐ-ⓩ"),
        ("letter-small-parens-sign", "⒜-⒵"),
        ("ideographic-parens-sign", "㈠-㈩"),
        ("ideographic-circle", "㊀-㊉"),
    )
)

_ROMANS = (
    Scheme(
        name="roman-sign",
        opens="Ⅰ-Ⅻ",
        pattern=rf"(?P<n>[Ⅰ-Ⅻ])(?:[.．]|(?={_BLANK}|$))",
        readings=(sign,),
        glued=True,
    ),
    Scheme(
        name="roman-small-sign",
        opens="ⅰ-ⅻ",
        pattern=rf"(?P<n>[ⅰ-ⅻ])(?:[.)．）]|(?={_BLANK}|$))",
        readings=(sign,),
        glued=True,
    ),
    Scheme(
        name="roman-dash",
        opens="IVXL",
        pattern=rf"(?P<n>[IVXL]{{1,7}}){_BLANK}?[-–—](?={_BLANK})",
        readings=(roman,),
        trust=Trust.RUN,
    ),
    *(
        Scheme(
            name=f"{name}-{form}",
            opens="(" if form == "parens" else letters,
            pattern=pattern.format(letters),
            readings=(roman,),
            trust=Trust.RUN,
            twin=f"{name}-{form}".replace("roman", "letter"),
        )
        for name, letters in (("roman", "IVXL"), ("roman-small", "ivxl"))
        for form, pattern in (
            ("dot", r"(?P<n>[{}]{{1,7}})\."),
            ("paren", r"(?P<n>[{}]{{1,7}})\)"),
            ("parens", r"\((?P<n>[{}]{{1,7}})\)"),
        )
    ),
)

_EAST_ASIAN = (
    Scheme(
        name="ganada-dot",
        opens=_GANADA,
        pattern=rf"(?P<n>[{_GANADA}])\.",
        readings=(ganada,),
        trust=Trust.FIRST,
    ),
    Scheme(
        name="ganada-paren",
        opens=_GANADA,
        pattern=rf"(?P<n>[{_GANADA}])\)",
        readings=(ganada,),
        trust=Trust.FIRST,
        glued=True,
    ),
    Scheme(
        name="ganada-parens",
        opens="(",
        pattern=rf"\((?P<n>[{_GANADA}])\)",
        readings=(ganada,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="chosung-dot",
        opens=_CHOSUNG,
        pattern=rf"(?P<n>[{_CHOSUNG}])\.",
        readings=(chosung,),
    ),
    Scheme(
        name="ideographic-comma",
        opens=_HAN,
        pattern=rf"(?P<n>[{_HAN}]{{1,3}})、",
        readings=(ideographic,),
        glued=True,
    ),
    Scheme(
        name="ideographic-formal",
        opens=_FORMAL,
        pattern=rf"(?P<n>[{_FORMAL}]{{1,3}})、",
        readings=(ideographic,),
        glued=True,
    ),
    Scheme(
        name="ideographic-parens",
        opens="(（",
        pattern=rf"[(（](?P<n>[{_HAN}]{{1,3}})[)）]",
        readings=(ideographic,),
        glued=True,
        trust=Trust.FIRST,
    ),
    Scheme(
        name="ideographic-space",
        opens=_HAN,
        pattern=rf"(?P<n>[{_HAN}]{{1,3}})(?={_BLANK})",
        readings=(ideographic,),
        trust=Trust.RUN,
    ),
    Scheme(
        name="ordinal-dai",
        opens="第제",
        pattern=rf"(?:第|제)(?P<n>[{_D}]{{1,2}}|[{_HAN}]{{1,3}})[章節节條条項项編编조항장절]?",
        readings=(decimal,),
    ),
    Scheme(
        name="stem-comma",
        opens="".join(abc.STEMS),
        pattern=rf"(?P<n>[{''.join(abc.STEMS)}])、",
        readings=(in_order(abc.STEMS),),
        glued=True,
        trust=Trust.RUN,
    ),
    Scheme(
        name="katakana-parens",
        opens="(（",
        pattern=r"[(（](?P<n>[ア-ン])[)）]",
        readings=_KANA_ORDERS,
        glued=True,
        trust=Trust.RUN,
    ),
    Scheme(
        name="katakana",
        opens="ア-ン",
        pattern=rf"(?P<n>[ア-ン])(?:[.．、]|(?={_BLANK}))",
        readings=_KANA_ORDERS,
        trust=Trust.RUN,
    ),
)


def _letters(
    name: str,
    letters: str,
    readings: tuple[OrdinalOf, ...],
    forms: str,
    opens: str = "",
) -> tuple[Scheme, ...]:
    """Return the schemes of an alphabet: ``a.``, ``a)``, ``(a)`` and ``a-``."""
    patterns = {
        "dot": rf"(?P<n>{letters})\.",
        "paren": rf"(?P<n>{letters})\)",
        "parens": rf"[(（](?P<n>{letters})[)）]",
        "dash": rf"(?P<n>{letters}){_BLANK}?[-–](?={_BLANK})",
    }
    first = opens or letters.strip("[]")
    return tuple(
        Scheme(
            name=f"{name}-{form}",
            opens="(（" if form == "parens" else first,
            pattern=patterns[form],
            readings=readings,
            trust=Trust.RUN,
            twin=f"letter-small-{form}" if name == "letter-double" else "",
        )
        for form in forms.split()
    )


_PLAIN = "dot paren parens"
_ARABIC_LETTERS = "أابپتثجچحخدذرزژسشصضطظعغفقكکگلمنهويی"
_ALPHABETS = (
    *_letters("letter", f"[A-Z{_CYRILLIC.upper()}]", _LETTER_ORDERS, _PLAIN),
    *_letters("letter-small", f"[a-zđａ-ｚ{_CYRILLIC}]", _LETTER_ORDERS, _PLAIN),
    *_letters(
        "letter-double", "(?P<d>[a-z])(?P=d)", (doubled(abc.LATIN),),
        "paren parens", "a-z",
    ),
    *_letters("greek", "(?:στ|[α-ω])", _GREEK_ORDERS, _PLAIN, "α-ω"),
    *_letters("greek-capital", "[Α-Ω]", _GREEK_ORDERS, "dot paren", "Α-Ω"),
    *_letters(
        "arabic", f"(?:{_ARABIC})", _ARABIC_ORDERS, "dot paren parens dash",
        _ARABIC_LETTERS,
    ),
    *_letters("hebrew", "[א-ת]{1,2}", (hebrew,), _PLAIN, "א-ת"),
    *_letters("devanagari", "[क-ह]", _HINDI_ORDERS, _PLAIN),
    *_letters("thai", "[ก-ฮ]", (in_order(abc.THAI),), _PLAIN),
    Scheme(
        name="letter-small-space",
        opens="a-zａ-ｚ",
        pattern=r"(?P<n>[a-zａ-ｚ])(?=\u3000)",
        readings=_LETTER_ORDERS[:1],
        trust=Trust.RUN,
    ),
    Scheme(
        name="arabic-word",
        opens="أاثرخستع",
        pattern="(?P<n>{})[:،.-]".format(
            "|".join(sorted({w for f in abc.ARABIC_WORDS for w in f}, reverse=True))
        ),
        readings=(words(abc.ARABIC_WORDS),),
        glued=True,
        trust=Trust.FIRST,
    ),
)  # fmt: skip

SCHEMES: Final = (*_DECIMALS, *_SIGNS, *_EAST_ASIAN, *_ROMANS, *_ALPHABETS)
"""Every numbering, strongest first: the first that fits and is believed wins."""

BY_NAME: Final = MappingProxyType({scheme.name: scheme for scheme in SCHEMES})
