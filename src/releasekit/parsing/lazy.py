"""Regular expressions that are compiled when first used: importing stays cheap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class LazyPattern:
    """A pattern like `re.Pattern`, compiled on first use.

    Each method is looked up once and then called without a detour.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        """Remember what to compile."""
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Match at a place, as `re.Pattern.match`."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """Match a whole text, as `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Find the first match, as `re.Pattern.search`."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Find all matches, as `re.Pattern.finditer`."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """Return the texts of all matches, as `re.Pattern.findall`.

        Only for patterns without groups or with one.
        """
        return self._compiled.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Replace all matches, as `re.Pattern.sub`."""
        return self._compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[str | Any]]:
        """Cut a text at all matches, as `re.Pattern.split`."""
        return self._compiled.split
