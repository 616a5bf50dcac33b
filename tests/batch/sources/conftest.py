"""Files to find inputs in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from releasekit.batch.item import Item
from releasekit.batch.sources import open_item
from releasekit.errors import InputError

Write = Callable[..., Path]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(here: Path) -> Write:
    """Write a file below the current folder, with the folders above it."""

    def write(name: str, data: bytes | str = b"words") -> Path:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def ids(items: Iterable[Item]) -> list[str]:
    return [item.id for item in items]


def refusal(item: Item, max_bytes: int | None = None) -> InputError:
    """Return why an item cannot be opened."""
    with pytest.raises(InputError) as caught:
        open_item(item, max_bytes=max_bytes)
    return caught.value
