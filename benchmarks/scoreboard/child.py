"""What runs in a process of a tool's own: texts as JSON in, readings as JSON out.

It imports nothing of releasekit, so that any environment with attrs can run it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from statistics import median
from typing import Any

from attrs import asdict

from benchmarks.scoreboard.adapters.contract import Tool


def answer(adapter: str, texts: Mapping[str, str], rounds: int) -> dict[str, Any]:
    """Load a tool, ask it for every text, and time it.

    Returns:
        Its version, its overhead in milliseconds, and for each text either the
        reading and the median of the rounds in milliseconds, or the failure.
    """
    tool: Tool = import_module(f"benchmarks.scoreboard.adapters.{adapter}").load()
    first = next(iter(texts.values()))
    _attempt(tool, first, 1)  # what is loaded with the first text is not its own
    return {
        "version": tool.version,
        "overhead": _median_ms(tool.overhead, rounds) if tool.overhead else None,
        "releases": {
            name: _attempt(tool, text, rounds) for name, text in texts.items()
        },
    }


def _attempt(tool: Tool, text: str, rounds: int) -> dict[str, Any]:
    try:
        reading = tool.read(tool.parse(text), text)
        took = _median_ms(lambda: tool.parse(text), rounds)
    # A tool's failure is a result here, of whatever kind it is.
    except Exception as failure:  # noqa: BLE001
        return {"failure": f"{type(failure).__name__}: {failure}"}
    return {"reading": asdict(reading), "ms": took}


def _median_ms(run: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        before = time.perf_counter_ns()
        run()
        times.append(time.perf_counter_ns() - before)
    return median(times) / 1e6


def main() -> None:
    """Read the order from standard input, and answer on standard output."""
    order = json.load(sys.stdin)
    # A tool that prints must not spoil the answer.
    out, sys.stdout = sys.stdout, sys.stderr
    json.dump(answer(order["adapter"], order["texts"], order["rounds"]), out)


if __name__ == "__main__":
    main()
