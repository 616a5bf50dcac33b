"""The crosswalk table is whole and says what the exporters do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

from releasekit.exporters.akoma_ntoso.column import COLUMN as AKN_COLUMN
from releasekit.exporters.akoma_ntoso.exporter import EXPORTER as AKN
from releasekit.exporters.akoma_ntoso.options import AkomaNtosoOptions
from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.common.crosswalk.elements import ELEMENTS, Element
from releasekit.exporters.common.mods.column import COLUMN
from releasekit.exporters.dublin_core.column import COLUMNS
from releasekit.exporters.dublin_core.exporter import EXPORTER as DUBLIN_CORE
from releasekit.exporters.dublin_core.options import DublinCoreOptions, Form
from releasekit.exporters.ead3.column import COLUMNS as EAD3_COLUMNS
from releasekit.exporters.ead3.exporter import EXPORTER as EAD3
from releasekit.exporters.ead3.options import Ead3Options
from releasekit.exporters.ead3.options import Form as Ead3Form
from releasekit.exporters.jsonld.column import COLUMN as JSONLD_COLUMN
from releasekit.exporters.jsonld.exporter import EXPORTER as JSONLD
from releasekit.exporters.jsonld.options import JsonLdOptions
from releasekit.exporters.mods.exporter import EXPORTER as MODS
from releasekit.exporters.mods.options import ModsOptions
from releasekit.exporters.nara_csv.column import COLUMN as NARA_COLUMN
from releasekit.exporters.nara_csv.exporter import EXPORTER as NARA
from releasekit.exporters.nara_csv.options import NaraCsvOptions
from releasekit.model import Fact, Metadata, Release, Source, Unknown
from releasekit.plugins.contract import ExportContext, Rendition
from tests.exporters.crosswalk.changing import changed, whole_release
from tests.exporters.crosswalk.page import PAGE, page

Export = Callable[[Release, ExportContext], Rendition]
NAMED = ExportContext(identifier=lambda _: "record-1")
WHOLE = whole_release()
BY_NAME = {element.name: element for element in ELEMENTS}
HELD = [element for element in ELEMENTS if element.paths]
DERIVED = {"dates/*/@precision"}
"""Said by the value of another element, whose length it is."""
NO_VALUES = {"evidence", "span"}
"""Fields that say how and where a value is known."""
CHOOSING = {"role", "type"}
"""Fields that choose the element of another."""


def dublin_core(form: Form) -> Export:
    options = DublinCoreOptions(form=form)
    return lambda release, context: DUBLIN_CORE.export(release, options, context)


def ead3(form: Ead3Form) -> Export:
    options = Ead3Options(form=form)
    return lambda release, context: EAD3.export(release, options, context)


def mods(release: Release, context: ExportContext) -> Rendition:
    return MODS.export(release, ModsOptions(), context)


def akoma_ntoso(release: Release, context: ExportContext) -> Rendition:
    return AKN.export(release, AkomaNtosoOptions(), context)


def jsonld(release: Release, context: ExportContext) -> Rendition:
    return JSONLD.export(release, JsonLdOptions(), context)


def nara(release: Release, context: ExportContext) -> Rendition:
    return NARA.export(release, NaraCsvOptions(), context)


TARGETS = [
    pytest.param(dublin_core(Form.DCTERMS), COLUMNS[Form.DCTERMS], id="dcterms"),
    pytest.param(dublin_core(Form.OAI_DC), COLUMNS[Form.OAI_DC], id="oai_dc"),
    pytest.param(mods, COLUMN, id="mods"),
    *(pytest.param(ead3(f), EAD3_COLUMNS[f], id=f"ead3 {f}") for f in Ead3Form),
    pytest.param(akoma_ntoso, AKN_COLUMN, id="akoma-ntoso"),
    pytest.param(jsonld, JSONLD_COLUMN, id="jsonld"),
    pytest.param(nara, NARA_COLUMN, id="nara-csv"),
]


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.name)
def test_the_whole_release_has_every_element(element: Element) -> None:
    assert element.stands_in(WHOLE)


@pytest.mark.parametrize(("export", "column"), TARGETS)
@pytest.mark.parametrize("element", HELD, ids=lambda element: element.name)
def test_a_value_shows_where_the_table_has_a_place_and_nowhere_else(
    element: Element, export: Export, column: Column
) -> None:
    before = export(WHOLE, NAMED).data
    after = export(changed(WHOLE, element), NAMED).data
    has_place = bool(column.place(element.name))

    assert element.name in DERIVED or (before != after) is has_place


@pytest.mark.parametrize(("export", "column"), TARGETS)
def test_the_name_and_maker_of_the_record_show_where_they_have_a_place(
    export: Export, column: Column
) -> None:
    unnamed = attrs.evolve(WHOLE, metadata=attrs.evolve(WHOLE.metadata, identifiers=()))
    other_name = attrs.evolve(NAMED, identifier=lambda _: "record-2")
    made = export(unnamed, NAMED).data
    renamed = export(unnamed, other_name).data
    by_other = export(unnamed, attrs.evolve(NAMED, producer="another")).data

    assert (made != renamed) is bool(column.place("control/recordId"))
    assert (made != by_other) is bool(column.place("control/software"))


@pytest.mark.parametrize(("export", "column"), TARGETS)
def test_what_is_left_out_is_told(export: Export, column: Column) -> None:
    (told,) = (odd for odd in export(WHOLE, NAMED).diagnostics if odd.code == "RKD210")
    arguments = dict(told.arguments)
    without_place = {e.name for e in ELEMENTS if not column.place(e.name)}

    assert arguments["format"] == column.target
    assert all(name in arguments["what"] for name in without_place)
    assert not set(arguments["what"].split(", ")) & set(column.places)


@pytest.mark.parametrize(("export", "column"), TARGETS)
def test_what_a_release_does_not_have_is_not_told(
    export: Export, column: Column
) -> None:
    bare = Release(source=Source.from_text("x"))
    (told,) = (odd for odd in export(bare, NAMED).diagnostics if odd.code == "RKD210")

    whole = dict(export(WHOLE, NAMED).diagnostics[-1].arguments)["what"]
    assert "control/profile" in whole
    assert "control/profile" not in told.message


@pytest.mark.parametrize(
    "column",
    [
        *COLUMNS.values(),
        *EAD3_COLUMNS.values(),
        COLUMN,
        AKN_COLUMN,
        JSONLD_COLUMN,
        NARA_COLUMN,
    ],
)
def test_a_column_names_elements_of_the_record_only(column: Column) -> None:
    assert set(column.places) <= set(BY_NAME)


def test_every_field_of_the_model_has_its_row() -> None:
    rows = {path for element in ELEMENTS for path in element.paths}
    fields = {f"metadata.{path}" for path in leaves(Metadata)}
    fields |= {f"source.{path}" for path in leaves(Source)}
    missing = {
        field
        for field in fields
        if not any(field == row or field.startswith(f"{row}.") for row in rows)
    }

    assert {m for m in missing if m.rpartition(".")[2] not in CHOOSING} == set()


def test_the_page_of_the_manual_is_what_the_table_says() -> None:
    assert PAGE.read_text("utf-8") == page()


def leaves(kind: type[Any]) -> Iterator[str]:
    """Yield the paths to the plain values in a class of the model."""
    for name, hint in get_type_hints(kind).items():
        if name in NO_VALUES:
            continue
        for inner in classes(hint):
            paths = [name] if not attrs.has(inner) else leaves(inner)
            prefix = "" if not attrs.has(inner) else f"{name}."
            yield from (f"{prefix}{path}" for path in paths)


def classes(hint: Any) -> Iterator[type[Any]]:
    """Yield the classes that a value of a type can be of, facts opened."""
    if get_origin(hint) in {Union, UnionType, tuple, Fact}:
        for inner in get_args(hint):
            if inner not in {Ellipsis, NoneType, Unknown}:
                yield from classes(inner)
    else:
        yield hint
