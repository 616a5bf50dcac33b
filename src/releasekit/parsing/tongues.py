"""Tongues: which blocks of a release speak another language than most of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeVar

from attrs import evolve, frozen

from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    Evidence,
    Fact,
    Furniture,
    How,
    Leaf,
    List,
    ListItem,
    Metadata,
    Note,
    Span,
    leaves,
)
from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.language import (
    detect_language,
    function_words,
    script_of,
)

NodeT = TypeVar("NodeT", ListItem, Note)

_LETTERS: Final = (
    ("Grek", "Ͱ-Ͽἀ-῾"),
    ("Cyrl", "Ѐ-ԯ"),
    ("Arab", "؀-ۿ"),
    ("Jpan", "ぁ-ヺ"),
    ("Hani", "㐀-䶿一-鿿"),
    ("Kore", "가-힣"),
    ("Hebr", "֐-׿"),
    ("Sinh", "\u0d80-\u0dff"),
    ("Taml", "\u0b80-\u0bff"),
    ("Deva", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
)
"""Letters of scripts, for telling that a text has some of another script."""
_SHARED: Final = {"Jpan": ("Jpan", "Hani"), "Hani": ("Hani",), "Kore": ("Kore",)}
"""Scripts whose letters stand in texts of a script as a matter of course."""
_WORD: Final = LazyPattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LATIN_LIKE: Final = 1.35
"""Most UTF-8 bytes a character of a block that is all but Latin."""
_INHERITED: Final = 60
"""Trust in the language of a short block between two of one other language."""
_SHORTEST: Final = 6
_GLANCE: Final = 60
"""Code points of a block that a glance sees."""
_FEWEST_WORDS: Final = 4
_FEWEST_HITS: Final = 3
_FEWEST_SIGNS: Final = {"Kore": 6, "Jpan": 6, "Hani": 12}
_FEWEST_LETTERS: Final = 16
_HIT_SHARE: Final = 0.16
_TRUST: Final = 65
_USUAL: Final = "en"
"""The Latin language that texts of other scripts most often hold."""
_DOMINANT: Final = 0.6
"""Share of a block's letters that its script must have."""
_NAMED_LETTERS: Final = 80
"""Letters from which a single block makes a language one of the document's."""


@frozen
class Tongue:
    """The language of a block."""

    tag: str
    """Language tag (BCP 47)."""
    confidence: int
    """Trust in it, 0 to 100."""


def block_languages(
    pieces: Iterable[Piece], language: Fact[str] | None
) -> dict[str, Tongue]:
    """Return by block id which blocks speak another language than the release.

    A block counts where its own letters or function words say so plainly, or where
    it says nothing and stands between two that do. Most are told by a glance.

    Args:
        pieces: the settled pieces of the release, in the order of its blocks.
        language: that of the release.
    """
    main = language.value if language else "und"
    script = "" if main == "und" else _script_of_language(main)
    if not script:
        return {}
    is_plain = _latin_glance(main) if script == "Latn" else _letter_glance(script)
    found: dict[str, Tongue] = {}
    between: list[str] = []
    last: Tongue | None = None
    for number, piece in enumerate(pieces, 1):
        text = piece.text
        if len(text) < _SHORTEST or piece.kind in FURNITURE_KINDS:
            continue
        if is_plain(text):
            last = None
            between.clear()
            continue
        name = f"b{number}"
        tongue = tongue_of(text, main)
        if tongue is None:
            between.append(name)
            continue
        if last is not None and last.tag == tongue.tag:
            found.update(dict.fromkeys(between, Tongue(tongue.tag, _INHERITED)))
        found[name] = last = tongue
        between.clear()
    return found


@cache
def _latin_glance(main: str) -> Callable[[str], bool]:
    """Return what tells, fast, that a text is in a language with Latin letters."""
    home = main.partition("-")[0]
    owned = [word for word, tags in function_words().items() if tags == (home,)]
    first, second, third, *_ = *(f" {word} " for word in owned), "\0", "\0", "\0"

    def is_plain(text: str) -> bool:
        return first in text or second in text or third in text

    return is_plain


@cache
def _letter_glance(script: str) -> Callable[[str], bool]:
    """Return what tells, fast, that a text is in a script's own letters."""
    own = _letters(script).search

    def is_plain(text: str) -> bool:
        if own(text, 0, _GLANCE) is None:
            return False
        return len(text.encode("utf-8", "replace")) >= _LATIN_LIKE * len(text)

    return is_plain


def tongue_of(text: str, main: str) -> Tongue | None:
    """Return the language of a block where it plainly differs from ``main``."""
    plain = text.isascii()
    if plain and text.count(" ") < _FEWEST_WORDS - 1:
        return None
    script = "Latn" if plain else script_of(text)
    own = _script_of_language(main)
    if script == "Latn":
        return _latin(text, main, own)
    if script == own or script not in dict(_LETTERS):
        return None
    signs = len(_letters(script).findall(text))
    letters = sum(map(str.isalpha, text))
    if signs < _FEWEST_SIGNS.get(script, _FEWEST_LETTERS):
        return None
    if own == "Jpan" or signs < _DOMINANT * letters:
        return None
    tag, confidence = detect_language(text)
    differs = tag.partition("-")[0] != main.partition("-")[0]
    return Tongue(tag, confidence) if differs and confidence >= _TRUST else None


def _latin(text: str, main: str, own: str) -> Tongue | None:
    """Return the language of a Latin block by its function words."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return None
    if own != "Latn":
        if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            return None
        tag, confidence = detect_language(text)
        known = sum(tag in function_words().get(word, ()) for word in set(words))
        enough = known >= _FEWEST_HITS or tag == _USUAL
        return Tongue(tag, confidence) if enough and confidence >= _TRUST else None
    return _another_latin(words, main)


def _another_latin(words: list[str], main: str) -> Tongue | None:
    table = function_words()
    hits: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for word, count in Counter(w for w in words if len(w) > 1).items():
        for language in table.get(word, ()):
            hits[language] += count
            kinds[language] += 1
    best = max(hits, key=lambda tag: (hits[tag], kinds[tag], tag), default=main)
    ours = hits[main.partition("-")[0]]
    share = hits[best] / len(words)
    if best == main or kinds[best] < _FEWEST_HITS or share < _HIT_SHARE:
        return None
    if ours * 2 > hits[best]:
        return None
    rivals = max((n for tag, n in hits.items() if tag != best), default=0)
    lead = 1 - rivals / hits[best]
    confidence = min(99, round(100 * min(1.0, 0.6 + lead) * min(1.0, share / 0.25)))
    return Tongue(best, confidence) if confidence >= _TRUST else None


@cache
def _script_of_language(tag: str) -> str:
    """Return the script of a language's function words, or of its own letters."""
    home = tag.partition("-")[0]
    fixed = {"ko": "Kore", "ja": "Jpan", "zh": "Hani", "el": "Grek", "he": "Hebr"}
    fixed |= {"si": "Sinh", "ta": "Taml", "hi": "Deva", "th": "Thai"}
    words = " ".join(w for w, tags in function_words().items() if home in tags)
    return fixed.get(home) or (script_of(words) if words else "")


@cache
def _letters(script: str) -> LazyPattern:
    names = _SHARED.get(script, (script,))
    return LazyPattern(f"[{''.join(c for n, c in _LETTERS if n in names)}]")


def with_languages(
    blocks: tuple[Block, ...], found: Mapping[str, Tongue]
) -> tuple[Block, ...]:
    """Return the blocks with the languages of those that differ."""
    # The recursion is bounded: the parser nests at most `MAX_DEPTH` deep.
    return tuple(_speaking(block, found) for block in blocks)


def _speaking(block: Block, found: Mapping[str, Tongue]) -> Block:
    match block:
        case List():
            items = tuple(_with_children(item, found) for item in block.items)
            return evolve(block, items=items)
        case Note():
            return _with_children(block, found)
        case Furniture():
            return block
        case _:
            tongue = found.get(block.id)
            return evolve(block, language=tongue.tag) if tongue else block


def _with_children(node: NodeT, found: Mapping[str, Tongue]) -> NodeT:
    tongue = found.get(node.id)
    children = with_languages(node.children, found) if node.children else ()
    return evolve(node, children=children, language=tongue.tag if tongue else None)


def with_tongues(
    metadata: Metadata, blocks: Iterable[Block], found: Mapping[str, Tongue]
) -> Metadata:
    """Return metadata that names the other languages of the blocks."""
    spoken = [leaf for leaf in leaves(blocks) if leaf.id in found]
    tags = dict.fromkeys(found[leaf.id].tag for leaf in spoken)
    others = tuple(_other_languages(spoken, found, tags))
    return evolve(metadata, other_languages=others)


def _other_languages(
    spoken: list[Leaf], found: Mapping[str, Tongue], tags: Iterable[str]
) -> Iterator[Fact[str]]:
    for tag in tags:
        here = [leaf for leaf in spoken if found[leaf.id].tag == tag]
        letters = sum(len(leaf.text) for leaf in here)
        if letters < _NAMED_LETTERS and len(here) == 1:
            continue
        trust = sum(found[leaf.id].confidence for leaf in here) // len(here)
        spans = tuple(map(_place, here))
        basis = Evidence(
            how=How.INFERRED, rule="language.blocks", spans=spans, confidence=trust
        )
        yield Fact(tag, basis)


def _place(leaf: Leaf) -> Span:
    return Span(leaf.origin.spans[0].start, leaf.origin.spans[-1].end)
