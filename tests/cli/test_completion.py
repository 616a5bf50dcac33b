from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_asks_the_command_for_candidates(shell: str, run: Run) -> None:
    ran = run("completion", shell)

    assert ran.status == 0
    assert f"_RELEASEKIT_COMPLETE={shell}_complete" in ran.out


def test_other_shells_are_refused(run: Run) -> None:
    ran = run("completion", "csh")

    assert ran.status == 2


@pytest.mark.parametrize(
    ("words", "index", "candidates"),
    [
        ("releasekit ver", "1", ["plain,verify"]),
        ("releasekit convert --op", "2", ["plain,--option", "plain,--options"]),
        ("releasekit convert --to docx,re", "3", ["plain,docx,record"]),
    ],
)
def test_candidates_are_commands_options_and_formats(
    words: str,
    index: str,
    candidates: list[str],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_RELEASEKIT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", index)
    ran = run()

    assert ran.out.splitlines() == candidates
