"""The specimens of the manual are what the commands above them write."""

from __future__ import annotations

import re
import shlex

import pytest

import releasekit
from tests.exporters.crosswalk.releases import described
from tests.support import ROOT

PAGES = ROOT / "docs" / "formats"
BLOCK = re.compile(
    r"^```console\n\$ (releasekit convert [^\n]+)\n```\n\n```(?:xml|json)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
FORMATS = "akoma-ntoso dublin-core ead3 jsonld mets mods premis".split()


def written(command: str) -> str:
    """Return all that a command of the manual writes."""
    words = shlex.split(command)
    name = words[words.index("--to") + 1]
    inputs = [ROOT / word for word in words if word.endswith(".txt")]
    releases = [releasekit.read(path) for path in inputs]
    if "--series" in words:
        releases = [described(release) for release in releases]
    made = (releasekit.export(release, name).data for release in releases)
    return "\n".join(data.decode("utf-8") for data in made)


@pytest.mark.parametrize("name", FORMATS)
def test_a_specimen_is_what_the_command_above_it_writes(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    found = BLOCK.search(page)
    assert found
    text = written(found[1])
    parts = [part.strip(' \n,"') for part in re.split("…|\n", found[2])]

    assert [part for part in parts if part not in text] == []
