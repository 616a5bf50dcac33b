"""Values as rows hold them, and back: nothing is lost, whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from releasekit.batch.result import Facts
from releasekit.errors import ReleasekitError
from releasekit.files.ledgers import packed
from releasekit.model import Diagnostic, Severity, Span


def unpacked(value: str | bytes) -> str:
    """Return the text that `releasekit.files.written.packed` was given."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    return value


def diagnostics_json(found: Iterable[Diagnostic]) -> str:
    """Return diagnostics as JSON: code, severity, arguments and span of each."""
    return _json([list(_diagnostic_values(one)) for one in found])


def diagnostics_of(text: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that `diagnostics_json` was given."""
    return tuple(_diagnostic(*values) for values in _parsed(text))


def facts_json(facts: Iterable[Facts]) -> str:
    """Return facts as JSON, without the fields that are as they usually are."""
    return _json([dict(_unusual(one)) for one in facts])


def facts_of(text: str) -> tuple[Facts, ...]:
    """Return the facts that `facts_json` was given."""
    return tuple(Facts(**_with_tuples(values)) for values in _parsed(text))


def error_of(
    code: str | None, message: str | bytes, hint: str | bytes, path: str | bytes
) -> ReleasekitError | None:
    """Return the error of a row, of its own class; nothing where it has no code."""
    if code is None:
        return None
    kind = _error_classes().get(code, ReleasekitError)
    return kind(unpacked(message), hint=unpacked(hint), path=unpacked(path))


def error_values(
    error: ReleasekitError | None,
) -> tuple[str | None, str | bytes, str | bytes, str | bytes]:
    """Return code, message, hint and path as `error_of` takes them."""
    if error is None:
        return (None, "", "", "")
    texts = (error.message, error.hint, error.path)
    message, hint, path = map(packed, texts)
    return (error.code, message, hint, path)


def _diagnostic_values(found: Diagnostic) -> Iterator[Any]:
    yield found.code
    yield str(found.severity)
    yield [list(pair) for pair in found.arguments]
    yield [found.span.start, found.span.end] if found.span else None


def _diagnostic(
    code: str, severity: str, arguments: list[list[str]], span: list[int] | None
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity(severity),
        arguments=tuple((name, value) for name, value in arguments),
        span=Span(*span) if span else None,
    )


def _unusual(facts: Facts) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(Facts):
        value = getattr(facts, field.name)
        if value != field.default:
            yield field.name, value


def _with_tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
    }


@cache
def _error_classes() -> Mapping[str, type[ReleasekitError]]:
    """Return the classes of the error tree by code."""
    found, waiting = {}, [ReleasekitError]
    while waiting:
        kind = waiting.pop()
        found[kind.code] = kind
        waiting += kind.__subclasses__()
    return found


def _json(value: list[Any]) -> str:
    # ASCII, so that lone surrogates survive too; most rows are empty.
    return json.dumps(value, separators=(",", ":")) if value else "[]"


def _parsed(text: str) -> list[Any]:
    return [] if text == "[]" else list(json.loads(text))
