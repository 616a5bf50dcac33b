"""The page of the manual that says where each element of the record goes.

``python -m tests.exporters.crosswalk.page`` writes it anew; the difference is the
review.
"""

from __future__ import annotations

from typing import Final

from releasekit.exporters.akoma_ntoso.column import COLUMN as AKOMA_NTOSO
from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.common.crosswalk.elements import ELEMENTS
from releasekit.exporters.common.mods.column import COLUMN as MODS
from releasekit.exporters.common.premis.column import COLUMN as PREMIS
from releasekit.exporters.dublin_core.column import COLUMNS as DUBLIN_CORE
from releasekit.exporters.ead3.column import COLUMNS as EAD3
from releasekit.exporters.ead3.options import Form
from releasekit.exporters.jsonld.column import COLUMN as JSONLD
from releasekit.exporters.mets.column import COLUMN as METS
from releasekit.exporters.nara_csv.column import COLUMN as NARA
from tests.support import ROOT

PAGE: Final = ROOT / "docs" / "crosswalks.md"
COLUMNS: Final = (
    *DUBLIN_CORE.values(),
    MODS,
    AKOMA_NTOSO,
    EAD3[Form.FINDING_AID],
    JSONLD,
    NARA,
    PREMIS,
    METS,
)

_HEAD: Final = """\
# Crosswalks

Where each element of the [record](formats/record.md) goes in the description formats:
[`dublin-core`](formats/dublin-core.md) in its two forms, [`mods`](formats/mods.md),
[`akoma-ntoso`](formats/akoma-ntoso.md), which holds the whole text and has dates of
its own,
[`ead3`](formats/ead3.md), here as a whole finding aid,
[`jsonld`](formats/jsonld.md), which has rules of its own,
[`nara-csv`](formats/nara-csv.md), the list that goes with a transfer,
[`premis`](formats/premis.md), which describes files rather than the text, and
[`mets`](formats/mets.md), which wraps MODS and PREMIS.
A dash says that the format cannot hold it; an export says so too, for what the release
has (diagnostic RKD210). The record itself keeps everything, so a description is made
from it and never read back.

Rules that hold for Dublin Core and MODS; the first and the third for EAD3, too:

- Only values are carried over, never their evidence. A value that is not known, or is
  blank, is left out; nothing stands for it.
- A date is written as W3CDTF has it, as exactly as it is known. A time of day without a
  zone, which W3CDTF refuses, leaves the day; a date without a year leaves the words of
  the source. Both are reported (RKD213).
- A character that XML cannot hold is shown as U+FFFD and reported (RKD201). A value of
  more than a million characters, which XML readers refuse, is left out (RKD212).
- The publisher is who is named as such, else the issuer.
- `@xml:lang` is the release's language on words of the release, and absent on others.

`agents/*` is the issuer and every other agent, `dates/*` the date of issue and every
other.

"""

_TAIL: Final = """
## Proof

`make descriptions` makes every description of 6,059 real releases, as they were read
and with the facts of the sample series, and asks who can judge it. The releases are no
part of releasekit; without them it says so and ends.

| format: who judges it | documents | valid |
|---|---:|---:|
| `dublin-core`: DCMI's schemas of 2003-04-02 | 12,118 | 12,118 |
| `dublin-core`, form `oai_dc`: the schema of OAI-PMH | 12,118 | 12,118 |
| `mods`: MODS 3.8 | 12,118 | 12,118 |
| `premis`: PREMIS 3.0 | 12,118 | 12,118 |
| `mets`: METS 1.12.1 with MODS 3.8 and PREMIS 3.0 inside | 12,118 | 12,118 |
| `akoma-ntoso`: Akoma Ntoso 3.0 | 12,118 | 12,118 |
| `ead3`: EAD3 1.1 as XML Schema, 1.1.1 as RELAX NG | 12,118 | 12,118 |
| `jsonld`: a JSON-LD 1.1 processor, terms of schema.org and DCMI | 12,118 | 12,118 |
| `nara-csv`: a reader of RFC 4180 | 12,118 | 12,118 |

It also [packs some of them](packages.md#proof).
"""


def page() -> str:
    """Return the page; one table, from the columns that the exporters use."""
    head = "| record | " + " | ".join(column.target for column in COLUMNS) + " |"
    rows = "\n".join(_row(element.name) for element in ELEMENTS)
    rule = "|---" * (1 + len(COLUMNS)) + "|"
    return f"{_HEAD}{head}\n{rule}\n{rows}\n{_TAIL}"


def _row(name: str) -> str:
    cells = (_cell(column, name) for column in COLUMNS)
    return f"| `{name}` | " + " | ".join(cells) + " |"


def _cell(column: Column, name: str) -> str:
    place = column.place(name)
    return f"`{place}`" if place else "–"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
