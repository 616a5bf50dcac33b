"""Fixtures and settings that hold for every test."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support import SAMPLES, in_ci, shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HERE = ("127.0.0.1", "::1", "localhost")

# No deadline: how fast this machine is today is not what a test asks.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if in_ci() else "dev")


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """The folder of releases written for this project."""
    return SAMPLES


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The first real release, where ../shared is at hand."""
    return shared("corpus", "seed", "mofa-2017-02-07.txt")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here(connecting: socket.socket, address: tuple[str, int]) -> None:
        internet = connecting.family in {socket.AF_INET, socket.AF_INET6}
        if internet and address[0] not in _HERE:
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(connecting, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield
