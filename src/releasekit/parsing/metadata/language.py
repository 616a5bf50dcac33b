"""The language of a text: by script first, then by its function words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern

_UNKNOWN: Final = ("und", 0)
_SAMPLE = 20_000
_WORD_SAMPLE = 1_500
_FEW_WORDS = 500
_PLAIN = 95
"""Trust with which a language is plain from the first words."""
_WORD = LazyPattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Ranges are found in half the time that a class of all letters takes.
_LATIN_WORD = LazyPattern(r"[a-zà-öø-ɏḁ-ỿ][a-zà-öø-ɏḁ-ỿ]*(?:[’'][a-zà-öø-ɏḁ-ỿ]+)?")
_ENOUGH = 0.15
_KANA_SHARE = 0.08
_HAN_OF_KOREAN = 0.25

# Script codes of ISO 15924 and the letters that count for them.
_SCRIPTS: Final = (
    ("Latn", LazyPattern(r"[A-Za-zÀ-ɏḀ-ỿ]")),
    ("Hang", LazyPattern(r"[가-힣ㄱ-ㆎ]")),
    ("Hani", LazyPattern(r"[㐀-䶿一-鿿]")),
    ("Kana", LazyPattern(r"[ぁ-ゖァ-ヺー]")),
    ("Cyrl", LazyPattern(r"[Ѐ-ӿ]")),
    ("Arab", LazyPattern(r"[؀-ۿ]")),
    ("Grek", LazyPattern(r"[Ͱ-Ͽἀ-῾]")),
    ("Hebr", LazyPattern(r"[֐-׿]")),
    ("Deva", LazyPattern(r"[ऀ-ॿ]")),
    ("Taml", LazyPattern(r"[஀-௿]")),
    ("Sinh", LazyPattern(r"[඀-෿]")),
    ("Thai", LazyPattern(r"[฀-๿]")),
    ("Armn", LazyPattern(r"[԰-֏]")),
    ("Geor", LazyPattern(r"[Ⴀ-ჿ]")),
    ("Beng", LazyPattern(r"[ঀ-৿]")),
    ("Guru", LazyPattern(r"[਀-੿]")),
    ("Gujr", LazyPattern(r"[઀-૿]")),
    ("Telu", LazyPattern(r"[ఀ-౿]")),
    ("Knda", LazyPattern(r"[ಀ-೿]")),
    ("Mlym", LazyPattern(r"[ഀ-ൿ]")),
    ("Laoo", LazyPattern(r"[຀-໿]")),
    ("Mymr", LazyPattern(r"[က-႟]")),
    ("Khmr", LazyPattern(r"[ក-៿]")),
    ("Ethi", LazyPattern(r"[ሀ-፿]")),
)
_NOT_ASCII = LazyPattern(r"[^\x00-\x7f]")
_NOT_LETTERS = bytes(
    b for b in range(256) if not chr(b).isascii() or not chr(b).isalpha()
)
_APART: Final = {b: " " for b in range(128) if not chr(b).isalpha()}

# How much one sign says: an ideograph is a word, a letter is a part of one.
_WEIGHTS: Final = {"Hani": 3, "Hang": 2, "Kana": 2}
_MOST_WEIGHT: Final = max(_WEIGHTS.values())


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script that says most; ``Zyyy`` for none.

    Japanese is ``Jpan``; Hangul with some ideographs is ``Kore``.
    """
    sample = text[:_SAMPLE]
    if _is_plainly_latin(sample):
        return "Latn"
    counts = _script_counts(sample)
    if not counts:
        return "Zyyy"
    han, kana, hangul = counts["Hani"], counts["Kana"], counts["Hang"]
    best = max(counts, key=counts.__getitem__)
    if best in {"Hani", "Kana"} and kana > (han + kana) * _KANA_SHARE:
        return "Jpan"
    if best in {"Hang", "Hani"} and hangul > han * _HAN_OF_KOREAN:
        return "Kore"
    return best


def _is_plainly_latin(sample: str) -> bool:
    """Tell whether so few characters are not ASCII that no other script can win."""
    ascii_part = sample.encode("ascii", "ignore")
    foreign = (len(sample) - len(ascii_part)) * _MOST_WEIGHT
    head = ascii_part[: _FEW_WORDS + foreign].translate(None, _NOT_LETTERS)
    return len(head) > foreign


def detect_language(text: str) -> tuple[str, int]:
    """Return the language tag (BCP 47) of a text and the trust in it, 0 to 100.

    ``und`` with 0 where there are no words. Only the first 20,000 code points are
    looked at.
    """
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script in {"Latn", "Cyrl", "Arab"}:
        return _by_words(sample, script)
    if script == "Hani":
        return _chinese(sample)
    if script == "Zyyy":
        return _UNKNOWN
    language = {"Jpan": "ja", "Kore": "ko"} | _tables()["scripts"]
    return language.get(script, "und"), 95


def _script_counts(sample: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    foreign = "" if sample.isascii() else "".join(_NOT_ASCII.findall(sample))
    if foreign:
        for script, letters in _SCRIPTS:
            counts[script] = len(letters.findall(foreign)) * _WEIGHTS.get(script, 1)
    # ASCII letters are most of most texts: counted without an object for each.
    ascii_part = sample.encode("ascii", "ignore")
    counts["Latn"] += len(ascii_part.translate(None, _NOT_LETTERS))
    return +counts


_SCRIPT_LANGUAGES: Final = {
    "Cyrl": frozenset({"ru", "uk", "bg", "sr"}),
    "Arab": frozenset({"ar", "fa", "ur"}),
}
_NOT_LATIN: Final = frozenset().union(*_SCRIPT_LANGUAGES.values())


def _by_words(sample: str, script: str) -> tuple[str, int]:
    """Return the language of the first words; of more words where those leave doubt."""
    found = _by_first_words(sample[:_FEW_WORDS], script)
    if found[1] >= _PLAIN or len(sample) <= _FEW_WORDS:
        return found
    return _by_first_words(sample[:_WORD_SAMPLE], script)


def _by_first_words(sample: str, script: str) -> tuple[str, int]:
    words = _words(sample.casefold(), script)
    points: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    profile = _written(script)
    for word in filter(profile.__contains__, words):
        counts[word] += 1
    for word, count in counts.items():
        languages, among = profile[word]
        # A word of many languages says little for any of them.
        share = count * 12 // among
        for language in languages:
            points[language] += share
    return _verdict(points, len(words), script)


def _words(folded: str, script: str) -> list[str]:
    """Return the words of a folded text; in ASCII without looking for each."""
    if folded.isascii() and "'" not in folded:
        return folded.translate(_APART).split()
    return (_LATIN_WORD if script == "Latn" else _WORD).findall(folded)


def _verdict(points: Mapping[str, int], words: int, script: str) -> tuple[str, int]:
    if not points:
        home = {"Cyrl": "ru", "Arab": "ar", "Latn": "en"}.get(script)
        return (home, 20) if home else _UNKNOWN
    *_, second, first = sorted((0, *points.values()))
    best = min((tag for tag in points if points[tag] == first), key=_order().index)
    lead = (first - second) / first
    share = min(1.0, first / (12 * words * _ENOUGH))
    return best, max(20, min(99, round(100 * (0.5 * lead + 0.5) * share)))


def _chinese(sample: str) -> tuple[str, int]:
    signs = _tables()["chinese"]
    simplified = sum(map(sample.count, _only(signs, "simplified")))
    traditional = sum(map(sample.count, _only(signs, "traditional")))
    if simplified == traditional:
        return "zh", 60
    tag = "zh-Hans" if simplified > traditional else "zh-Hant"
    share = max(simplified, traditional) / (simplified + traditional)
    return tag, min(99, round(100 * share))


def _only(signs: Mapping[str, str], standard: str) -> frozenset[str]:
    other = "traditional" if standard == "simplified" else "simplified"
    return frozenset(signs[standard]) - frozenset(signs[other])


@cache
def _profile() -> Mapping[str, tuple[str, ...]]:
    """Return each function word with the languages that use it."""
    profile: dict[str, tuple[str, ...]] = {}
    for language, words in _tables()["words"].items():
        for word in dict.fromkeys(words.split()):
            profile[word] = (*profile.get(word, ()), language)
    return profile


@cache
def _order() -> tuple[str, ...]:
    """Return all languages: between equals, the first in the data wins."""
    return tuple(_tables()["words"])


@cache
def _written(script: str) -> Mapping[str, tuple[tuple[str, ...], int]]:
    """Return each function word with the languages of a script, among how many."""
    wanted = _SCRIPT_LANGUAGES.get(script) or frozenset(_order()) - _NOT_LATIN
    found = {
        word: (tuple(tag for tag in tags if tag in wanted), len(tags))
        for word, tags in _profile().items()
    }
    return {word: entry for word, entry in found.items() if entry[0]}


def function_words() -> Mapping[str, tuple[str, ...]]:
    """Return each function word, folded, with the languages that use it."""
    return _profile()


def language_named(text: str) -> str | None:
    """Return the language that a text names first: ``translated from the Korean``."""
    names = _names()
    words = _WORD.findall(text.casefold())
    return next((names[word] for word in words if word in names), None)


@cache
def _names() -> Mapping[str, str]:
    """Return the names of languages, folded, with their tags."""
    table = _tables()["names"]
    return {name: tag for tag, names in table.items() for name in names.split()}


def _tables() -> dict[str, Any]:
    return load_table("languages.toml")
