"""``releasekit schema``: the record's XML schema as files."""

from __future__ import annotations

from pathlib import Path

import click

from releasekit.cli.help import examples
from releasekit.cli.render import say, show_path
from releasekit.cli.writing import write_file
from releasekit.record import write_schema


@click.command(
    epilog=examples(
        "releasekit schema -o schema/",
        "xmllint --noout --schema schema/release-1.xsd release.record.xml",
    )
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="Folder to write the schema's files to.",
)
@click.option(
    "--force", is_flag=True, help="Replace files that releasekit did not write."
)
def schema(output: Path, *, force: bool) -> None:
    """Write the record's XML schema to a folder.

    The files belong together in one folder. The schema is XSD 1.0 and documents
    every element; other programs can check records by it.
    """
    for name, data in write_schema().items():
        write_file(output / name, data, force=force)
        say(show_path(output / name))
