"""Values of the model's classes, found from their types alone.

Fields that the model gains later are covered without a change here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from itertools import accumulate
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from releasekit.model import Evidence, Origin, SegmentClass, Segments, Span

NASTY_TEXTS: Final = (
    "",
    " ",
    "\t \n\r\n\r",
    "\x00\x01\x1f\x7f\x85\u2028",
    "\ud800",
    "\udfff\ud800",
    "\ufffe\uffff\ufeff",
    "\\",
    r"\u{41}\\u{0}",
    "]]>",
    "&amp;&#13;<b>'\"</b>",
    "<!-- -- --><?pi?><![CDATA[x]]>",
    "\U0001f468\u200d\U0001f469\U0010ffff",
    "□ ○ ※ 끝.",
)
"""Texts that break careless writers of XML."""

_SOME: Final = 3
_FAR: Final = 10**12


def texts(*, max_size: int = 40) -> SearchStrategy[str]:
    """Return a strategy for any text, lone surrogates and NUL included."""
    anything = st.text(st.characters(exclude_categories=()), max_size=max_size)
    nasty = st.sampled_from(NASTY_TEXTS)
    return st.one_of(anything, nasty, st.tuples(anything, nasty).map("".join))


def spans(end: int) -> SearchStrategy[Span]:
    """Return a strategy for places that end at ``end`` or before."""
    offsets = st.integers(0, end)
    return st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


class Values:
    """Strategies for every value that a type allows, with exceptions.

    Args:
        exceptions: strategies for a class (``Span``) or one of its fields
            (``(Agent, "country")``), to be taken instead of what the type allows.
    """

    def __init__(self, exceptions: Mapping[Any, SearchStrategy[Any]]) -> None:
        """Take the exceptions; the rest is found when it is asked for."""
        self._known = {**_PLAIN, **exceptions}

    def of(self, kind: Any) -> SearchStrategy[Any]:  # noqa: ANN401
        """Return the strategy for a type."""
        if kind not in self._known:
            self._known[kind] = self._find(kind)
        return self._known[kind]

    def _find(self, kind: Any) -> SearchStrategy[Any]:  # noqa: ANN401
        if isinstance(kind, type) and issubclass(kind, Enum):
            return st.sampled_from(kind)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return st.one_of([self._later(one) for one in arguments])
        if origin is tuple:
            return self._tuples(arguments)
        return self._instances(origin or kind, arguments)

    def _later(self, kind: Any) -> SearchStrategy[Any]:  # noqa: ANN401
        return st.deferred(lambda: self.of(kind))

    def _tuples(self, kinds: tuple[Any, ...]) -> SearchStrategy[Any]:
        if kinds[-1] is not Ellipsis:
            return st.tuples(*map(self.of, kinds))
        return st.lists(self._later(kinds[0]), max_size=_SOME).map(tuple)

    def _instances(
        self, kind: type[Any], arguments: tuple[Any, ...]
    ) -> SearchStrategy[Any]:
        hints = get_type_hints(kind)
        parameters = getattr(kind, "__parameters__", ())
        stands_for = dict(zip(parameters, arguments, strict=True))
        fields: dict[str, SearchStrategy[Any]] = {}
        for name in (field.name for field in attrs.fields(kind)):
            hint = stands_for.get(hints[name], hints[name])
            exception = self._known.get((kind, name))
            fields[name] = self._later(hint) if exception is None else exception
        return st.builds(kind, **fields)


def _segments() -> SearchStrategy[Segments]:
    pieces = st.tuples(st.sampled_from(SegmentClass), st.integers(0, 9))
    return st.lists(pieces, max_size=9).map(_partition)


def _partition(pieces: list[tuple[SegmentClass, int]]) -> Segments:
    ends = accumulate(length for _, length in pieces)
    return Segments(zip((kind for kind, _ in pieces), ends, strict=True))


_PERCENTAGES: Final = st.integers(0, 100)
_PLAIN: Final[Mapping[Any, SearchStrategy[Any]]] = MappingProxyType(
    {
        str: texts(),
        bytes: st.binary(max_size=40),
        bool: st.booleans(),
        int: st.integers(-_FAR, _FAR),
        NoneType: st.none(),
        Span: spans(_FAR),
        Segments: _segments(),
        (Evidence, "confidence"): _PERCENTAGES,
        (Origin, "confidence"): _PERCENTAGES,
    }
)
