"""``releasekit package``: releases become packages, and packages are verified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from releasekit.api.packing import DEFAULT_FORM
from releasekit.cli.describing import Describing, describing_option
from releasekit.cli.font_choice import FontChoice, font_options
from releasekit.cli.help import examples
from releasekit.cli.house import house_options
from releasekit.cli.package_verify import verify
from releasekit.cli.packing import Packing, PackRequest
from releasekit.cli.reading import Reading, reading_options
from releasekit.cli.splitting import Splitting, splitting_options
from releasekit.packaging import FORMS

_VERIFY = "verify"
_NAMED = "; ".join(f"{form.name}, {form.title}" for form in FORMS.values())


class _Package(click.Command):
    """A command whose first argument may be the name of another one."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - whatever click hands on
    ) -> click.Context:
        """Hand over to ``verify`` where the arguments begin with it."""
        if args[:1] == [_VERIFY]:
            name = f"{info_name} {_VERIFY}"
            return verify.make_context(name, args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    cls=_Package,
    epilog=examples(
        "releasekit package release.txt --as bagit -o packages/",
        "releasekit package inbox/ --as csip --series ministry.toml --zip -o packages/",
        "releasekit package release.txt --date 2026-11-23 -o packages/",
        "releasekit package release.txt --theme ministry.toml -o packages/",
        "releasekit package verify packages/release.bag",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--as",
    "form",
    type=click.Choice(tuple(FORMS)),
    default=DEFAULT_FORM,
    show_default=True,
    help=f"Form of the packages: {_NAMED}.",
)
@click.option(
    "-o",
    "--output",
    default=".",
    metavar="OUT",
    help="Folder to write packages to (default: this one).",
)
@click.option(
    "--date",
    metavar="DATE",
    help="Day or time of packing (ISO 8601) [default: SOURCE_DATE_EPOCH, else now].",
)
@click.option("--zip", "zipped", is_flag=True, help="Write each package as a ZIP file.")
@house_options
@font_options
@reading_options
@splitting_options
@describing_option
@click.option("--force", is_flag=True, help="Replace other packages of these names.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary for programs.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def package(inputs: Sequence[str], **given: Any) -> int:  # noqa: ANN401 - the options
    """Turn releases into packages that archives take, and verify them.

    An INPUT is a text file, a folder of them, or - for standard input. Each release
    becomes a folder, or a ZIP file with --zip, with the source as received, the record,
    PDF and DOCX, metadata, digests of every file and a README.txt. The same input and
    --date give the same bytes.

    `releasekit package verify PACKAGE...` checks packages; a file called verify is
    written ./verify.

    The exit statuses are those of `releasekit convert`.
    """
    reading, splitting = Reading.take(given), Splitting.take(given)
    describing, fonts = Describing.take(given), FontChoice.take(given)
    request = PackRequest(
        reading=reading,
        splitting=splitting,
        describing=describing,
        fonts=fonts,
        **given,
    )
    return Packing(request).run(inputs)
