"""``releasekit completion``: the completion script of a shell."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class

from releasekit.cli.help import examples
from releasekit.cli.render import say
from releasekit.errors import InternalError

SHELLS: Final = ("bash", "zsh", "fish")
"""Shells that a script can be written for."""


@click.command(
    epilog=examples(
        'eval "$(releasekit completion bash)"',
        'releasekit completion zsh > "${fpath[1]}/_releasekit"',
        "releasekit completion fish > ~/.config/fish/completions/releasekit.fish",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    It completes commands, options, formats and file names.
    """
    found = get_completion_class(shell)
    if found is None:
        message = f"no completion is known for {shell}"
        raise InternalError(message)
    # The command itself is not needed for the script, only its names.
    script = found(
        click.Command("releasekit"), {}, "releasekit", "_RELEASEKIT_COMPLETE"
    )
    say(script.source())
