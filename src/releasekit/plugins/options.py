"""Options: an exporter's frozen class, made from what files and command lines say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache, partial
from types import GenericAlias, MappingProxyType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Protocol,
    Self,
    get_args,
    get_origin,
    runtime_checkable,
)

import attrs

from releasekit.errors import BrokenExporterError, OptionsError, ReleasekitError

if TYPE_CHECKING:
    from cattrs import Converter

    from releasekit.plugins.contract import ExporterSpec

_WORDS: Final = MappingProxyType(
    {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
)


@runtime_checkable
class Loadable(Protocol):
    """A value that options name by its file."""

    @classmethod
    def load(cls, path: str) -> Self:
        """Return the value that a file holds.

        Raises:
            ReleasekitError: the file cannot be read, or has a mistake.
        """
        ...


def make_options(spec: ExporterSpec, given: object = None) -> Any:  # noqa: ANN401 - the exporter's class
    """Return the options of an exporter.

    Args:
        spec: whose options.
        given: an instance of its class, a mapping of field names to values, or
            nothing for the defaults. Values in a mapping may be text, as a command
            line has it: ``"12"``, ``"no"``, ``"a,b"`` for several.

    Raises:
        OptionsError: unknown key or bad value; the message has the path to it.
        BrokenExporterError: the exporter's options have no defaults.
        ReleasekitError: a file that an option names cannot be read, or has a mistake.
    """
    if isinstance(given, spec.options):
        return given
    if given is None:
        return _defaults(spec)
    if isinstance(given, Mapping):
        return _structure(spec, given)
    message = f"options of {spec.name} are no {type(given).__name__}"
    raise OptionsError(message, hint=f"pass {spec.options.__name__} or a mapping")


def field_names(options: type[Any]) -> tuple[str, ...]:
    """Return the names of an options class's fields, in their order."""
    return tuple(field.name for field in attrs.fields(options))


def _defaults(spec: ExporterSpec) -> object:
    try:
        return spec.options()
    except TypeError as error:
        message = f"the options of exporter {spec.name} have no defaults: {error}"
        raise BrokenExporterError(message) from error


def _structure(spec: ExporterSpec, given: Mapping[Any, Any]) -> object:
    # Slow to import, and only mappings need it.
    from cattrs import BaseValidationError, transform_error  # noqa: PLC0415

    try:
        return _converter().structure(dict(given), spec.options)
    except BaseValidationError as error:
        _raise_own(error)
        found = transform_error(error, path=spec.name, format_exception=_reason)
        known = field_names(spec.options)
        hint = _nearest(given, known) or f"known options: {', '.join(known) or 'none'}"
        raise OptionsError("; ".join(map(_tidy, found)), hint=hint) from error


def _raise_own(found: BaseException) -> None:
    """Raise the first error of ours: it names its file and remedy by itself."""
    if isinstance(found, ReleasekitError):
        # Those of cattrs, a subclass of text, name the class that has the option.
        found.__notes__ = [n for n in getattr(found, "__notes__", ()) if type(n) is str]
        raise found
    for inner in getattr(found, "exceptions", ()):
        _raise_own(inner)


def _nearest(given: Mapping[Any, Any], known: tuple[str, ...]) -> str:
    for key in given:
        close = [] if key in known else get_close_matches(str(key), known, n=1)
        if close:
            return f"did you mean {close[0]}?"
    return ""


def _reason(error: BaseException, _type: type | None) -> str:
    # Slow to import, and here only after it was.
    from cattrs import ForbiddenExtraKeysError  # noqa: PLC0415

    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown option {', '.join(sorted(map(str, error.extra_fields)))}"
    return str(error) or type(error).__name__


def _tidy(found: str) -> str:
    """Put the path first: ``pdf.width: not a whole number: 'x'``."""
    reason, _, path = found.rpartition(" @ ")
    return f"{path}: {reason}"


@cache
def _converter() -> Converter:
    # Slow to import, and only mappings need it.
    from cattrs import Converter  # noqa: PLC0415

    converter = Converter(forbid_extra_keys=True)
    for kind, structure in _SCALARS.items():
        converter.register_structure_hook(kind, partial(_scalar, structure))
    converter.register_structure_hook_func(_is_enum, _enum)
    converter.register_structure_hook_func(is_loadable, _loaded)

    @converter.register_structure_hook_factory(_is_tuple)
    def several(kind: Any) -> Any:  # noqa: ANN401 - cattrs passes type forms
        as_list: Any = GenericAlias(list, get_args(kind)[0])
        return lambda value, _: tuple(converter.structure(_parts(value), as_list))

    return converter


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - cattrs passes type forms
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def is_loadable(kind: Any) -> bool:  # noqa: ANN401 - cattrs passes type forms
    """Tell whether options name a value of this type by its file."""
    return isinstance(kind, type) and isinstance(kind, Loadable)


def _loaded(value: object, kind: type[Loadable]) -> Loadable:
    if isinstance(value, kind):
        return value
    if isinstance(value, str):
        return kind.load(value)
    raise ValueError(f"not the path of a file: {value!r}")


def _is_enum(kind: Any) -> bool:  # noqa: ANN401 - cattrs passes type forms
    return isinstance(kind, type) and issubclass(kind, Enum)


def _enum(value: object, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(str(member.value) for member in kind)
        raise ValueError(f"not one of {known}: {value!r}") from error


def _scalar(structure: Callable[[object], Any], value: object, kind: type[Any]) -> Any:  # noqa: ANN401 - whatever the hook gives
    # cattrs takes an enumeration of text for text.
    return _enum(value, kind) if _is_enum(kind) else structure(value)


def _parts(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _WORDS:
        return _WORDS[value.lower()]
    raise ValueError(f"not yes or no: {value!r}")


def _int(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit():
        return int(value)
    raise ValueError(f"not a whole number: {value!r}")


def _float(value: object) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise ValueError(f"not a number: {value!r}")


def _str(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"not text: {value!r}")


_SCALARS: Final[Mapping[type, Any]] = MappingProxyType(
    {bool: _bool, int: _int, float: _float, str: _str}
)
"""Stricter than Python's own conversions, where ``bool("no")`` is true."""
