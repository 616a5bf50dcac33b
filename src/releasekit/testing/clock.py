"""Another day: the clock that Python code sees, set ahead in this process."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

SHIFT: Final = timedelta(days=1_000)
"""How far ahead."""

_SECONDS: Final = int(SHIFT.total_seconds())
_REAL: Final = MappingProxyType({name: getattr(time, name) for name in dir(time)})


def shift_clock() -> None:
    """Set the clock ahead, for all modules that are imported from now on.

    Only for a process of its own: nothing sets it back.
    """
    for name, shifted in _SHIFTED.items():
        setattr(time, name, shifted)
    # mypy takes classes for constants; here they are what is replaced.
    dt.datetime = _Datetime  # type: ignore[misc]
    dt.date = _Date  # type: ignore[misc]


def _time() -> float:
    now: float = _REAL["time"]() + _SECONDS
    return now


def _shifted(name: str) -> Callable[..., Any]:
    def parts(seconds: float | None = None) -> Any:  # noqa: ANN401 - as the real one
        return _REAL[name](_time() if seconds is None else seconds)

    return parts


def _strftime(form: str, parts: Any = None) -> str:  # noqa: ANN401 - as the real one
    text: str = _REAL["strftime"](form, parts or _REAL["localtime"](_time()))
    return text


_SHIFTED: Final[MappingProxyType[str, Callable[..., Any]]] = MappingProxyType(
    {
        "time": _time,
        "time_ns": lambda: _REAL["time_ns"]() + _SECONDS * 10**9,
        "localtime": _shifted("localtime"),
        "gmtime": _shifted("gmtime"),
        "strftime": _strftime,
    }
)


class _TakesRealOnes(type):
    """Takes instances of the real class, which comes next, for its own."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


class _Datetime(datetime, metaclass=_TakesRealOnes):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401 - a real one
        return datetime.now(tz) + SHIFT

    @classmethod
    def utcnow(cls) -> Any:  # noqa: ANN401 - a real one
        return datetime.now(dt.UTC).replace(tzinfo=None) + SHIFT

    @classmethod
    def today(cls) -> Any:  # noqa: ANN401 - a real one
        return cls.now()


class _Date(date, metaclass=_TakesRealOnes):
    @classmethod
    def today(cls) -> Any:  # noqa: ANN401 - a real one
        return date.today() + SHIFT  # noqa: DTZ011 - the zone is the caller's matter
