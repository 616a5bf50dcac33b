"""``releasekit convert``: releases become files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from releasekit.cli.batching import Batching, batch_options
from releasekit.cli.conversion import DEFAULT_FORMATS, Conversion, Request
from releasekit.cli.describing import Describing, describing_option
from releasekit.cli.font_choice import FontChoice, font_options
from releasekit.cli.help import complete_formats, examples
from releasekit.cli.house import house_options
from releasekit.cli.reading import Reading, reading_options
from releasekit.cli.splitting import Splitting, splitting_options


@click.command(
    epilog=examples(
        "releasekit convert release.txt -o release.pdf",
        "releasekit convert release.txt --to docx,record -o out/",
        "releasekit convert inbox/ -o outbox/",
        "releasekit convert inbox/ --pattern '*.md' --to pdf -o outbox/",
        "releasekit convert release.txt --option pdf.page_size=letter -o out/",
        "cat release.txt | releasekit convert - --name release.txt -o out/",
        "releasekit convert daily-news.txt --split -o out/",
        "releasekit convert inbox/ --series ministry.toml -o archive/",
        "releasekit convert release.txt --theme ministry.toml -o release.pdf",
        "releasekit convert release.txt --fonts our-fonts/ -o release.pdf",
        "releasekit convert release.txt --to text -o - | less",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    default=".",
    metavar="OUT",
    help="Where to write: a folder (default: this one), one file, or - for standard"
    " output.",
)
@click.option(
    "--to",
    multiple=True,
    metavar="FORMATS",
    shell_complete=complete_formats,
    help=f"Formats to write, separated by commas [default: {','.join(DEFAULT_FORMATS)},"
    " or what OUT's suffix says].",
)
@click.option(
    "--option",
    "settings",
    multiple=True,
    metavar="NAME.KEY=VALUE",
    help="Set an option of a format; may be given several times.",
)
@click.option(
    "--options",
    "options_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="TOML file with a table of options for each format.",
)
@house_options
@click.option(
    "--date",
    metavar="DATE",
    help="Day or time of the conversion (ISO 8601), for formats that tell of it"
    " (premis, mets, ead3, akoma-ntoso) [default: none].",
)
@font_options
@reading_options
@splitting_options
@describing_option
@batch_options
@click.option(
    "--force",
    is_flag=True,
    help="Do all again, and replace files that releasekit did not write.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary for programs.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def convert(inputs: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - the options
    """Turn releases into DOCX, PDF, record XML and other formats.

    An INPUT is a text file, a folder of them (with all folders below, whose tree is
    mirrored), a ZIP file, a mail or mail box, JSON Lines, a WARC file, a URL, or - for
    standard input. Outputs are named after their inputs.

    An input is never overwritten. An output of an earlier run is replaced unless
    somebody changed it since; any other existing file only with --force.

    One input that cannot be converted does not stop the others: each is named with
    the reason and the remedy. The exit status is 0 when all were converted, 1 when
    some of several were not (a single input: the status of its error), 2 for a
    mistake in the arguments, 130 after Ctrl-C.
    """
    reading, splitting = Reading.take(given), Splitting.take(given)
    describing, fonts = Describing.take(given), FontChoice.take(given)
    batching = Batching.take(given)
    request = Request(
        reading=reading,
        splitting=splitting,
        describing=describing,
        fonts=fonts,
        batching=batching,
        **given,
    )
    return Conversion(request).run(inputs)
