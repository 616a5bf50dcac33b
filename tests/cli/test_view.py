from __future__ import annotations

import pytest

from releasekit.cli.render import Terminal
from releasekit.cli.view import View, diagnostic_lines, release_lines
from releasekit.model import (
    Evidence,
    Fact,
    How,
    List,
    ListItem,
    Marker,
    Metadata,
    Origin,
    Paragraph,
    Release,
    Source,
    Span,
    diagnostic,
)
from releasekit.parsing import parse_text
from releasekit.text import display_width
from tests.support import SAMPLES

LONG = "The ferry leaves at noon and comes back in the evening of the same day."


def _release() -> Release:
    why = Evidence(
        how=How.PARSED, rule="title.rule", spans=(Span(0, 4),), confidence=80
    )
    origin = Origin(spans=(Span(6, 60),), rule="item.rule", confidence=90)
    marker = Marker(text="°", span=Span(4, 5), scheme="bullet")
    item = ListItem(id="b2", text=LONG, level=1, marker=marker, origin=origin)
    paragraph = Paragraph(id="b1", text="얼음길 " * 12, origin=origin)
    return Release(
        source=Source.from_text("a\r\nb\rc\nd"),
        metadata=Metadata(title=Fact(LONG, why)),
        blocks=(paragraph, List(level=1, items=(item,))),
        diagnostics=(diagnostic("RKD120", span=Span(5, 6)), diagnostic("RKD101")),
    )


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("full", [False, True])
def test_no_line_of_the_outline_is_wider_than_the_terminal(
    width: int, *, full: bool
) -> None:
    view = View(terminal=Terminal(width=width), full=full)
    lines = list(release_lines(_release(), "a.txt", view))
    outline = [line for line in lines if line.startswith(("  para", "  list", "   "))]

    assert outline
    assert max(map(display_width, outline)) <= max(width, 46)


def test_long_text_is_cut_on_a_terminal_and_whole_when_asked() -> None:
    terminal = Terminal(width=60)
    cut = "\n".join(release_lines(_release(), "a", View(terminal=terminal)))
    view = View(terminal=terminal, full=True)
    full = "\n".join(release_lines(_release(), "a", view))

    assert "of the same day." not in cut.split("list_item")[1]
    assert "of the same day." in " ".join(full.split("list_item")[1].split())


def test_text_is_whole_where_nobody_sees_lines_wrap() -> None:
    lines = list(release_lines(_release(), "a", View()))

    assert f"  list_item       ° {LONG}" in lines
    assert f"  title             {LONG}  ← parsed 80%, title.rule" in lines


def test_explanations_name_rule_confidence_and_places() -> None:
    lines = list(release_lines(_release(), "a", View(explain=True)))

    assert any(
        line.split() == "← title.rule 80 % parsed line 1 0-4".split() for line in lines
    )
    assert any(line.split()[:4] == ["←", "item.rule", "90", "%"] for line in lines)
    assert any(line.endswith(" 6-60") for line in lines)


def test_the_reasons_of_blocks_stand_in_columns() -> None:
    text = (SAMPLES / "14-audit-deep-nesting-en.txt").read_text("utf-8")
    lines = list(release_lines(parse_text(text), "a", View(explain=True)))
    blocks = lines[lines.index("", 3) : lines.index("", lines.index("", 3) + 1)]
    reasons = [line[line.index("←") :] for line in blocks if "←" in line]

    assert len(reasons) > 30
    assert len({reason.index(" %  line") for reason in reasons}) == 1


@pytest.mark.parametrize("width", [60, 80, 200])
def test_explanations_are_cut_to_the_width_of_the_terminal(width: int) -> None:
    text = (SAMPLES / "14-audit-deep-nesting-en.txt").read_text("utf-8")
    view = View(terminal=Terminal(width=width), explain=True)
    lines = list(release_lines(parse_text(text), "a", view))
    reasons = [line for line in lines if line.lstrip().startswith("←")]

    assert max(map(display_width, reasons)) <= width


def test_what_was_left_unsure_is_told_last() -> None:
    lines = list(release_lines(parse_text("x\n\ny\n"), "a", View(explain=True)))
    unsure = next(i for i, line in enumerate(lines) if line.startswith("unsure ("))

    assert len(lines) > unsure + 2
    assert any("no date of issue is stated" in line for line in lines[unsure:])


def test_colour_changes_nothing_but_colour() -> None:
    plain = list(release_lines(_release(), "a", View(terminal=Terminal(width=60))))
    terminal = Terminal(width=60, colour=True)
    painted = list(release_lines(_release(), "a", View(terminal=terminal)))

    assert painted != plain
    assert [_without_colour(line) for line in painted] == plain


def test_a_diagnostic_tells_its_line() -> None:
    assert list(diagnostic_lines(_release())) == [
        "warning RKD120: no headline was found (line 3)",
        "warning RKD101: the input is empty",
    ]


def _without_colour(line: str) -> str:
    first, *rest = line.split("\x1b[")
    return first + "".join(part.partition("m")[2] for part in rest)
