"""``releasekit recover``: the record comes back out of a converted file."""

from __future__ import annotations

from pathlib import Path

import click

from releasekit import record
from releasekit.cli.help import examples
from releasekit.cli.render import say_document, say_error, show_path
from releasekit.cli.writing import write_file
from releasekit.containers.records import record_bytes
from releasekit.errors import ReleasekitError
from releasekit.files.inputs import read_input
from releasekit.files.names import output_name, stem_of
from releasekit.packaging import is_package, open_package

_SUFFIX = ".record.xml"


@click.command(
    epilog=examples(
        "releasekit recover release.pdf -o record.xml",
        "releasekit recover release.docx -o records/",
        "releasekit recover release.pdf | xmllint --format -",
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="OUT",
    help="A file, a folder, or - for standard output (default).",
)
@click.option(
    "--force", is_flag=True, help="Replace a file that releasekit did not write."
)
def recover(file: Path, output: str, *, force: bool) -> None:
    """Read the record back out of a converted file.

    FILE is a PDF, a DOCX, a page of HTML, a record or a package that releasekit wrote.
    The record comes out as its bytes stand in the file, once it is known that a release
    can be read from it; a record that no longer says what was written brings a warning.
    """
    data, inside = _record_of(file)
    if not (record.check_digest(data) or record.check_content(inside)):
        message = "the record was altered after it was written"
        say_error(f"warning: {show_path(file)}: {message}")
        say_error(f"hint: `releasekit verify {show_path(file)}` tells what is wrong")
    if output == "-":
        say_document(data)
        return
    path = Path(output)
    if output.endswith(("/", "\\")) or path.is_dir():
        path /= output_name(stem_of(file.name).removesuffix(".record"), _SUFFIX)
    write_file(path, data, force=force, keep=(file,))
    release = inside.release
    blocks = f"{len(release.blocks)} blocks, {len(release.source.text):,} characters"
    say_error(f"{show_path(file)} → {show_path(path)} ({blocks})")


def _inside(file: Path) -> bytes:
    if is_package(file):
        return open_package(file).record()
    return record_bytes(read_input(file))


def _record_of(file: Path) -> tuple[bytes, record.Record]:
    try:
        data = _inside(file)
        return data, record.read_record(data)
    except ReleasekitError as error:
        raise error.with_path(str(file)) from error
