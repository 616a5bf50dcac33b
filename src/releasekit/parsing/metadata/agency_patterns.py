"""Agencies that no profile knows: found by the kinds of names that agencies have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.openings import opening_pattern


class NameKind(Enum):
    """What a pattern found."""

    BODY = "body"
    """An organisation."""
    OFFICE = "office"
    """An office that issues in its own name: Minister for …."""
    PERSON = "person"
    """A member of parliament or head of an office, by name."""


@frozen(kw_only=True)
class NameMatch:
    """A name that a pattern found in a text."""

    start: int
    end: int
    name: str
    kind: NameKind


@frozen
class _Shape:
    """A kind of name: a word that triggers it, and what stands around that word.

    The trigger is a plain alternation, so that texts without it cost little.
    """

    kind: NameKind
    trigger: str
    after: str = ""
    """Must follow the trigger; part of the name."""
    before: str = ""
    """May stand before the trigger; part of the name."""
    needs_before: bool = False


_CAP = r"[A-ZÀ-Þ][\w’'&.-]{0,24}"
_LINK = r"(?:,? (?:and|of|the|of the|for|for the|und|der|des|für|&) |, | )"
_TOPIC = rf"{_CAP}(?: {_CAP})?(?:(?:,? and |, |,? & ){_CAP}(?: {_CAP})?){{0,4}}"
_HOLDER = r"(?! and (?:[Tt]he )?(?:Rt )?Hon\b)"
"""What goes on with who holds the office, not with its name."""
_TAIL = rf"{_CAP}(?:{_HOLDER}{_LINK}{_CAP}){{0,7}}"
_BEFORE = rf"(?:{_CAP} ){{1,5}}"
_PART = r"(?:[A-Z]’|[A-Z]'|Mc)?[A-Z][\w-]{0,20}"
_PERSON = rf"(?:{_PART}\.? ){{0,3}}{_PART}"

_ENGLISH = (
    _Shape(
        NameKind.PERSON,
        "Senators?|Sens?\\.?|Congressman|Congresswoman|Representatives?"
        "|Reps?\\.?|Governor|Gov\\.|Mayor|Premier|Ranking Member|Attorney General"
        "|Delegate|SENATOR|SEN\\.|CONGRESSMAN|CONGRESSWOMAN|REP\\.|GOVERNOR|MAYOR",
        rf" {_PERSON}",
    ),
    _Shape(
        NameKind.OFFICE,
        "Minister(?<!Prime Minister)|Attorney-General|Parliamentary Secretary|Treasurer"
        "|MINISTER|PARLIAMENTARY SECRETARY",
        rf" (?:for|of|to|FOR|OF|TO) (?:the |THE )?{_TOPIC}",
        r"(?:(?:Shadow|Acting|Assistant|Federal|SHADOW|ASSISTANT) ){0,2}",
    ),
    _Shape(
        NameKind.BODY,
        "Department|Ministry|Office|Bureau|Agency|Commission|Board|Council|Authority"
        "|Directorate|Secretariat|Embassy|Institute|Administration|Service|Government"
        "|City|County",
        rf" (?:of|for) (?:the )?{_TAIL}",
        rf"(?:{_CAP} ){{0,3}}",
    ),
    _Shape(
        NameKind.BODY,
        "Criminal District Attorney|District Attorney|State[’']s Attorney"
        "|Prosecuting Attorney|City Attorney|County Attorney",
        r"(?:[’']s)?(?: Office)?",
        rf"(?:{_CAP} ){{1,3}}",
        needs_before=True,
    ),
    _Shape(
        NameKind.BODY,
        "Police|Sheriff[’']s Office|Sheriff[’']s Department|Fire Department|Council"
        "|Health Department|Board|Commission|Authority|Ministry|Information Service"
        "|Media Division|Secretariat|Embassy|Agency|Government|Administration",
        r"(?: Department| Service| Force| Division)?"
        r"(?! (?:Officer|Chief|Sergeant|Detective|Captain|Report|Station|Member))"
        r"(?![a-z])",
        _BEFORE,
        needs_before=True,
    ),
)
_GERMAN = (
    _Shape(
        NameKind.BODY,
        "Bundesministerium|Ministerium|Landesministerium|Innenministerium"
        "|Finanzministerium|Umweltministerium|Kultusministerium|Senatsverwaltung",
        rf" (?:für|der|des) {_TAIL}",
    ),
    _Shape(
        NameKind.BODY,
        "Polizeipräsidium|Polizeidirektion|Polizeiinspektion|Polizei|Staatsanwaltschaft"
        "|Bundespolizeiinspektion|Kreispolizeibehörde|Landeshauptstadt|Staatskanzlei"
        "|Generalstaatsanwaltschaft|Landkreis|Landratsamt",
        rf" {_CAP}(?:(?: am| im|-) ?{_CAP})?",
    ),
    _Shape(
        NameKind.BODY,
        "Landeskriminalamt|Landesregierung|Landesamt|Bundesamt|Bundesanstalt"
        "|Bundesagentur|Bundeszentrale|Bundeskartellamt|Bundesnetzagentur",
        rf"(?: für {_TAIL}| {_CAP})?",
    ),
)
_WORDS = r"[\w’'-]{2,24}(?:,? [\w’'-]{1,24}){0,7}"
_FRENCH = (
    _Shape(
        NameKind.BODY,
        "[Mm]inistère|[Pp]réfecture|[Oo]ffice|[Mm]airie|[Cc]hambre|[Uu]niversité"
        "|[Aa]mbassade|[Ss]ecrétariat d[’']État|[Rr]ectorat",
        rf" (?:de la |de l[’']|du |des |de |d[’']|chargé de l[’']|chargé de )"
        rf"{_CAP}"
        rf"(?:(?: et | de | des | du | de la | et des | et du | et de la |, |-| )"
        rf"{_CAP}){{0,6}}",
    ),
    _Shape(
        NameKind.BODY,
        "[Aa]gence|[Dd]irection|[Cc]onseil|[Hh]aute [Aa]utorité|[Ii]nstitut",
        r" (?:nationale?|interministérielle?|générale?|régionale?|départementale?)"
        rf"(?: {_WORDS})?",
    ),
)
_ROMANCE = {
    "es": (
        "Ministerio|Secretaría|Consejería|Embajada|Gobierno|Ayuntamiento|Cancillería",
        r" (?:de la |de los |de las |del |de )",
        r"(?: y | de | del | de la | e |, | )",
    ),
    "it": (
        "Ministero|Presidenza|Regione|Prefettura|Ambasciata|Questura|Comune",
        r" (?:del |della |dell[’']|dei |delle |degli |di )?",
        r"(?: e | di | del | della | e della |, | )",
    ),
    "pt": (
        "Ministério|Secretaria|Governo|Embaixada|Prefeitura|Câmara",
        r" (?:da |do |das |dos |de )",
        r"(?: e | de | do | da | e da |, | )",
    ),
    "nl": ("Ministerie|Gemeente|Provincie", r" (?:van )?", r"(?: en |, | )"),
    "pl": ("Ministerstwo|Urząd|Komenda", r" ", r"(?: i |, | )"),
}
_RUSSIAN = (
    _Shape(
        NameKind.BODY,
        "Министерство|Посольство|Правительство|Администрация|Служба|Агентство",
        r" [А-Яа-яё-]{3,24}(?: [А-Яа-яё-]{1,24}){0,5}",
    ),
)
_KOREAN = (
    _Shape(
        NameKind.BODY,
        "부|처|청|원|회|터|공사|공단|재단|관|소|시|도|군|구|행|학교",
        r"(?=\s?[(（](?:장관|청장|처장|실장|원장|위원장|이사장|사장|관장|소장|본부장|시장|군수"
        r"|구청장|도지사|총장|회장|센터장|단장|국장|행장|총재|교육감)[\s:])",
        r"(?<![가-힣0-9])[가-힣]{3,14}",
        needs_before=True,
    ),
    _Shape(
        NameKind.BODY,
        "위원회|진흥원|연구원|공단|공사|시청|도청|교육청|환경청|지방청|국토관리청|세관|박물관"
        "|관리원|관리소|특별시|광역시|특별자치도|경찰서|대사관|사무처|개발원|재단"
        "|기획단|검역본부|인력개발원|평가원",
        r"(?=(?:\s?\([^)]{2,60}\))?(?:는|은|이|가|에서는)[\s,])",
        r"[가-힣]{1,14}",
        needs_before=True,
    ),
)
_JAPANESE = (
    _Shape(
        NameKind.BODY,
        "省|庁|委員会|県|府|都|市|局|本部|機構",
        r"(?=(?:[(（][^)）]{1,40}[)）])?(?:は|が|では))",
        r"[一-鿿ァ-ヺー]{1,12}",
        needs_before=True,
    ),
)
_CHINESE = (
    _Shape(
        NameKind.BODY,
        "部|局|委员会|委員會|总署|總署|办公室|辦公室|署|厅|廳|政府",
        r"(?=今|昨|表示|发布|發布|宣布|公布|指出|通报|说|於|于)",
        r"[一-鿿]{1,14}",
        needs_before=True,
    ),
)
_RANKS = LazyPattern(
    r"(?:(?:The|Acting|Deputy|Assistant|Senior|Managing|Chief|First|Former|Supervising)"
    r" ){1,3}(?=[A-Z])"
)
_BACK: Final = 80
_FRONT = LazyPattern(r"(?:^|\|)(?P<first>\[\w+\]|\w)(?P<rest>\w*)(?!\?)")


def find_names(
    text: str, language: str, words: Iterable[str] | None = None
) -> Iterator[NameMatch]:
    """Yield names of agencies, offices and members, by the shape of the name.

    Args:
        text: what is looked at.
        language: language tag of the text.
        words: its `capital_words`, where the caller has them: they tell which shapes
            a text in English may have, and most have none.
    """
    for shape in _possible(text, language.partition("-")[0], words):
        for found in shape.pattern.finditer(text):
            name = _name_at(text, found, shape)
            if name:
                yield name


def _possible(
    text: str, language: str, words: Iterable[str] | None
) -> Iterable[_CompiledShape]:
    """Return the shapes that names in a text may have."""
    shapes = _compiled(language)
    if words is not None and language == "en":
        by_word = _english_words()
        numbers = {n for word in by_word.keys() & words for n in by_word[word]}
        return [shapes[number] for number in sorted(numbers)]
    openings = _openings(language)
    return shapes if openings and openings.search(text) else ()


def _name_at(text: str, word: re.Match[str], shape: _CompiledShape) -> NameMatch | None:
    """Return the name around a trigger, where what must stand before it does."""
    head = shape.before.search(text[max(0, word.start() - _BACK) : word.start()])
    lead = head[0] if head else ""
    if shape.needs_before and not lead:
        return None
    start = word.start() - len(lead)
    name = text[start : word.end("tail")].rstrip(" ,.&-–")
    rank = _RANKS.match(name)
    if rank:  # an officer's rank is no part of the body's name
        start, name = start + rank.end(), name[rank.end() :]
        if shape.needs_before and name == word[0]:
            return None
    return NameMatch(start=start, end=start + len(name), name=name, kind=shape.kind)


@frozen
class _CompiledShape:
    kind: NameKind
    pattern: re.Pattern[str]
    """Matches a trigger alone; ``tail`` is what follows and is part of the name."""
    before: re.Pattern[str]
    needs_before: bool


@cache
def _compiled(language: str) -> tuple[_CompiledShape, ...]:
    return tuple(
        _CompiledShape(
            shape.kind,
            re.compile(rf"(?:{shape.trigger})(?=(?P<tail>{shape.after}))"),
            re.compile(rf"(?:{shape.before or '(?!)'})$"),
            shape.needs_before,
        )
        for shape in _shapes(language)
    )


@cache
def _openings(language: str) -> re.Pattern[str] | None:
    """Return what finds where a trigger of any shape may begin."""
    words = [word for shape in _shapes(language) for word in _trigger_words(shape)]
    return opening_pattern(words) if words else None


@cache
def _english_words() -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of shapes by the first words of triggers and their plurals."""
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, shape in enumerate(_ENGLISH):
        for word in _trigger_words(shape):
            found[word] += (number,)
            found[f"{word}s"] += (number,)
    return dict(found)


def _trigger_words(shape: _Shape) -> Iterator[str]:
    """Yield the plain letters with which each alternative of a trigger begins."""
    for match in _FRONT.finditer(shape.trigger):
        for first in match["first"].strip("[]"):
            yield first + match["rest"]


def _shapes(language: str) -> tuple[_Shape, ...]:
    if language in _ROMANCE:
        trigger, article, link = _ROMANCE[language]
        tail = rf"{article}{_CAP}(?:{link}{_CAP}){{0,6}}"
        return (_Shape(NameKind.BODY, trigger, tail),)
    return {
        "de": _GERMAN,
        "fr": _FRENCH,
        "ru": _RUSSIAN,
        "ko": _KOREAN,
        "ja": _JAPANESE,
        "zh": _CHINESE,
        "en": _ENGLISH,
    }.get(language, ())
