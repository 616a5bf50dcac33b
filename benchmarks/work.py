"""A release as each contender wants it: bytes, model, or plain blocks."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from attrs import evolve, frozen

import releasekit
from benchmarks.scramble import scrambled
from releasekit import record
from releasekit.model import FURNITURE_KINDS, Leaf, leaves, level_of


class Block(TypedDict):
    """A block as plain data, for those that know no release."""

    kind: str
    level: int
    text: str
    """With its label in front."""


class Plain(TypedDict):
    """A release as plain data."""

    title: str
    language: str
    blocks: list[Block]
    """In source order, without what the web site put there."""


@frozen(kw_only=True)
class Work:
    """One release to convert."""

    name: str
    path: Path
    data: bytes
    release: releasekit.Release
    record: bytes
    """The record of the release, as it is read back and validated."""
    plain: Plain


def read_work(path: Path) -> Work:
    """Read a release once, in all the forms that are asked for."""
    release = releasekit.read(path)
    return Work(
        name=path.stem,
        path=path,
        data=path.read_bytes(),
        release=release,
        record=record.write(release),
        plain=plain_of(release, title=path.stem),
    )


def renewed(work: Work, turn: int) -> Work:
    """Return the work of a turn: the same release, every word new.

    Its bytes stay: who reads them must find the words it knows.
    """
    release = scrambled(work.release, turn)
    return evolve(
        work,
        release=release,
        record=record.write(release),
        plain=plain_of(release, title=work.name),
    )


def plain_of(release: releasekit.Release, *, title: str) -> Plain:
    """Return the content that releasekit itself would draw, as plain data.

    Args:
        release: what was parsed.
        title: stands where the release has none.
    """
    return Plain(
        title=release.title or title,
        language=(release.language or "en").partition("-")[0],
        blocks=[
            _block(leaf)
            for leaf in leaves(release.blocks)
            if leaf.kind not in FURNITURE_KINDS
        ],
    )


def _block(leaf: Leaf) -> Block:
    marker = getattr(leaf, "marker", None)
    label = f"{marker.shown} " if marker else ""
    return Block(kind=str(leaf.kind), level=level_of(leaf), text=label + leaf.text)
