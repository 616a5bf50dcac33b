"""``releasekit fonts``: what each script would be drawn with, and what is missing."""

from __future__ import annotations

import sys
from typing import Any

import click
from attrs import asdict

from releasekit.cli.font_choice import FontChoice, font_options
from releasekit.cli.help import examples
from releasekit.cli.render import Terminal, say, say_json, say_lines, table
from releasekit.exporters.pdf.fonts.coverage import Coverage, coverage
from releasekit.text import show

_HEADINGS = ("script", "font", "from")
_PATH_OF_PACKAGE = ":"


@click.command(
    epilog=examples(
        "releasekit fonts",
        "releasekit fonts --fonts ~/fonts",
        "releasekit fonts --system-fonts --json",
    )
)
@font_options
@click.option("--json", "as_json", is_flag=True, help="Print the list for programs.")
def fonts(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - the options
    """Show which font draws each script in PDFs.

    Fonts come from installed packages, from the folder of --fonts, and from the
    system only with --system-fonts. Where a script has none, the line says what
    would help. Without it the script's letters are drawn as boxes with their codes,
    and stay in the text of the file.
    """
    found = list(coverage(FontChoice.take(given).resources()))
    if as_json:
        say_json([{**asdict(each), "remedy": each.remedy} for each in found])
        return
    heading, *lines = table([_HEADINGS, *map(_row, found)])
    say(Terminal.of(sys.stdout).paint(heading, "faint"))
    say_lines(map(show, lines))


def _row(each: Coverage) -> tuple[str, ...]:
    if not each.font:
        return each.script, "–", f"missing: {each.remedy}"
    return each.script, each.font, each.source.partition(_PATH_OF_PACKAGE)[0]
