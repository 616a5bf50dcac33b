"""``releasekit schema``: what is published of the record, as files."""

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
    """Write the record's schema, rules and examples to a folder.

    The files belong together in one folder: the schema (XSD 1.0), the local rules
    beyond it (Schematron), a record for each kind of block, a broken record for
    each rule, and a README that explains them. Other programs can check records
    by them.
    """
    for name, data in write_schema().items():
        write_file(output / name, data, force=force)
        say(show_path(output / name))
