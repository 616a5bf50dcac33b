"""The crosswalk of PREMIS says what its exporter does."""

from __future__ import annotations

import hashlib

import pytest

from releasekit.exporters.common.crosswalk.elements import ELEMENTS, Element
from releasekit.exporters.common.premis.column import COLUMN
from releasekit.exporters.common.record import record_of
from releasekit.exporters.premis.exporter import EXPORTER
from releasekit.exporters.premis.options import PremisOptions
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext
from tests.exporters.crosswalk.changing import changed, whole_release

NAMED = ExportContext(identifier=lambda _: "record-1")
WHOLE = whole_release()
HELD = [element for element in ELEMENTS if element.paths]
PARTLY = {"dates/*/@precision", "source/partOf"}
"""Said by another value's length; and the whole is named, but not the number."""


def exported(release: Release) -> bytes:
    """Return a document without digest and size of the record, which holds all."""
    record = record_of(release, NAMED)
    data = EXPORTER.export(release, PremisOptions(), NAMED).data
    data = data.replace(hashlib.sha256(record).hexdigest().encode(), b"")
    return data.replace(f"<size>{len(record)}</size>".encode(), b"")


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
    made = EXPORTER.export(WHOLE, PremisOptions(), NAMED)
    (told,) = (odd for odd in made.diagnostics if odd.code == "RKD210")
    without_place = [e.name for e in ELEMENTS if not COLUMN.place(e.name)]

    assert dict(told.arguments) == {
        "format": "PREMIS 3.0",
        "what": ", ".join(without_place),
    }
