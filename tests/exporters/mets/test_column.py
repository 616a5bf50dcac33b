"""The crosswalk of METS says what its exporter does."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.crosswalk.elements import ELEMENTS, Element
from releasekit.exporters.mets.column import COLUMN
from releasekit.exporters.mets.exporter import EXPORTER
from releasekit.exporters.mets.options import MetsOptions
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext
from tests.exporters.crosswalk.changing import changed, whole_release

NAMED = ExportContext(identifier=lambda _: "record-1")
WHOLE = whole_release()
HELD = [element for element in ELEMENTS if element.paths]
PARTLY = {"dates/*/@precision", "source/partOf", "segments"}
"""Said by another value's length; the whole is named, but not the number; and what
segments lie between two places decides whether these are one."""


def exported(release: Release) -> bytes:
    return EXPORTER.export(release, MetsOptions(), NAMED).data


@pytest.mark.parametrize("element", HELD, ids=lambda element: element.name)
def test_a_value_shows_where_the_table_has_a_place_and_nowhere_else(
    element: Element,
) -> None:
    has_place = bool(COLUMN.place(element.name))
    shows = exported(changed(WHOLE, element)) != exported(WHOLE)

    assert element.name in PARTLY or shows is has_place


def test_the_column_names_elements_of_the_record_only() -> None:
    assert set(COLUMN.places) <= {element.name for element in ELEMENTS}


def test_what_is_left_out_is_told() -> None:
    made = EXPORTER.export(WHOLE, MetsOptions(), NAMED)
    (told,) = (odd for odd in made.diagnostics if odd.code == "RKD210")
    without_place = [e.name for e in ELEMENTS if not COLUMN.place(e.name)]

    assert dict(told.arguments) == {
        "format": "METS 1.12",
        "what": ", ".join(without_place),
    }
