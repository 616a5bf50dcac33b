"""What ends a release, in the forms that press offices use."""

from __future__ import annotations

import pytest

from releasekit.model import BlockKind
from releasekit.parsing import parse_text

HEAD = "Harbor Opens\n\nThe quay was opened today, and boats sail daily.\n\n"
MARKS = (
    *("###", "# # #", "-30-", "- 30 -", "~ 30 ~", "ENDS", "[End]", "(END)", "-ends-"),
    *("-- ENDS --", "- fin -", "Ende", "fine", "***", "* * *", ". . . .", "xxx", "///"),
    *(
        "끝.",
        "<끝>",
        "(끝)",
        "- 끝 -",
        "이상.",
        "(완)",
        "以上",
        "（了）",
        "انتهى",
        "конец",
    ),
    *("- 0 -", "oOo", "●●●", "End of release"),
)


@pytest.mark.parametrize("mark", MARKS)
def test_an_end_mark_ends(mark: str) -> None:
    release = parse_text(f"{HEAD}{mark}\n")

    assert getattr(release.blocks[-1], "kind", None) is BlockKind.END_MARK
