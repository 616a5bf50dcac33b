from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasekit.exporters.docx.compose import Passage, compose
from releasekit.exporters.docx.counters import Counted, Fixed, Literal, shown
from releasekit.exporters.docx.numbering import LEVELS, MAIN, Instance, Numbering
from releasekit.model import (
    BlockKind,
    List,
    ListItem,
    Note,
    NoteReference,
    Release,
    Span,
)
from tests.builders import (
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
)


def places(release: Release) -> list[tuple[int, int]]:
    """Return instance and level of each labelled line."""
    lines = (each for each in compose(release).items if isinstance(each, Passage))
    return [(x.place.instance.id, x.place.level) for x in lines if x.place]


def decimals(*numbers: int, level: int = 0) -> List:
    return listing(
        *(item(label(f"{n}.", n), f"item {n}", level=level) for n in numbers)
    )


def test_a_plain_list_is_one_instance_tied_to_the_styles() -> None:
    assert places(make_release(decimals(1, 2, 3))) == [(MAIN, 0)] * 3


def test_levels_share_one_list() -> None:
    release = make_release(
        listing(
            item(
                label("1.", 1),
                "one",
                listing(
                    item(label("°"), "a", level=1),
                    item(
                        label("°"),
                        "b",
                        listing(item(label("-"), "c", level=2)),
                        level=1,
                    ),
                ),
            ),
            item(label("2.", 2), "two", listing(item(label("°"), "d", level=1))),
        )
    )

    assert places(release) == [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)]


def test_a_gap_starts_an_instance_with_the_number_after_it() -> None:
    script = compose(make_release(decimals(1, 2, 4, 5)))

    starts = [(each.id, each.start) for each in script.numbering.instances]
    assert starts == [(1, None), (2, 4)]
    assert len(script.numbering.ladders) == 1


def test_a_list_that_goes_on_after_a_paragraph_counts_on() -> None:
    release = make_release(decimals(1, 2), paragraph("between"), decimals(3))

    assert places(release) == [(1, 0)] * 3


def test_a_list_that_begins_anew_gets_an_instance() -> None:
    release = make_release(decimals(1, 2), heading("Next"), decimals(1, 2))

    assert places(release) == [(1, 0), (1, 0), (2, 0), (2, 0)]


def test_a_list_that_starts_late_says_where() -> None:
    script = compose(make_release(decimals(7, 8)))

    assert [each.start for each in script.numbering.instances] == [7]


def test_letters_that_count_on_across_parents_keep_the_outer_count() -> None:
    release = make_release(
        listing(
            item(
                label("1.", 1),
                "x",
                listing(item(label("a)", 1), "p", level=1)),
            ),
            item(
                label("2.", 2),
                "y",
                listing(item(label("b)", 2), "q", level=1)),
            ),
            item(label("3.", 3), "z"),
        )
    )

    assert places(release) == [(1, 0), (1, 1), (1, 0), (2, 1), (1, 0)]


def test_what_word_cannot_count_has_an_instance_for_each_label() -> None:
    labels = (label("㉮", 1), label("㉯", 2), label("㉮", 1))
    script = compose(make_release(listing(*(item(each, "x") for each in labels))))

    assert [each.label for each in script.numbering.instances] == ["㉮", "㉯"]
    assert MAIN not in {each.ladder.id for each in script.numbering.instances}


def test_headings_and_notes_do_not_take_part_in_lists() -> None:
    release = make_release(
        decimals(1),
        heading("Ⅰ. x", marker=label("I.", 1)),
        note("remark", marker=label("※")),
        decimals(2),
    )

    assert places(release)[0] == places(release)[-1] == (MAIN, 0)


def test_kanji_count_on_after_nine() -> None:
    kanji = "一二三四五六七八九十"
    items = (item(label(f"{c}、", n), c) for n, c in enumerate(kanji, 1))
    release = make_release(listing(*items))

    assert places(release) == [(MAIN, 0)] * 10


def test_levels_beyond_words_nine_stay_at_the_ninth() -> None:
    deep = listing(item(label("·"), "x", level=23))

    assert places(make_release(deep)) == [(MAIN, LEVELS - 1)]


def test_attachments_count_apart_from_items() -> None:
    release = make_release(
        decimals(1, 2),
        listing(item(label("Annex 1", 1), "Map", kind=BlockKind.ATTACHMENT)),
        decimals(3),
    )

    assert [instance for instance, _ in places(release)] == [1, 1, 2, 1]


def remark(*, level: int, text: str = "*") -> Note:
    return note("remark", marker=label(text), level=level)


def test_a_note_under_an_item_stands_on_a_level_of_its_list_that_no_item_has() -> None:
    release = make_release(
        decimals(1),
        listing(item(label("2.", 2), "x", remark(level=1))),
        decimals(3),
    )

    assert places(release) == [(MAIN, 0), (MAIN, 0), (MAIN, 8), (MAIN, 0)]


def test_what_is_counted_under_an_item_begins_anew_after_a_note() -> None:
    inner = (remark(level=1), decimals(1, level=1))

    found = places(make_release(listing(item(label("□"), "x", *inner))))

    assert found == [(MAIN, 0), (MAIN, 8), (2, 1)]


def test_notes_stand_as_deep_as_their_item_says() -> None:
    inner = listing(item(label("○"), "y", remark(level=2), level=1))
    release = make_release(listing(item(label("□"), "x", inner, remark(level=1))))

    found = places(release)

    notes = compose(release).numbering.ladders[0].notes
    assert found == [(MAIN, 0), (MAIN, 1), (MAIN, 8), (MAIN, 7)]
    assert notes == {(Fixed("*"), 2): 8, (Fixed("*"), 1): 7}


def test_a_note_that_is_counted_has_a_list_of_its_own() -> None:
    marker = label("2)", 2)
    inner = note("remark", marker=marker, level=1)

    found = places(make_release(listing(item(label("□"), "x", inner))))

    assert found == [(MAIN, 0), (2, 1)]


def test_a_level_that_a_reader_may_have_added_is_not_counted_on() -> None:
    release = make_release(decimals(3, level=1), decimals(1, 2))

    assert [instance for instance, _ in places(release)] == [1, 2, 2]


def test_lists_of_footnotes_do_not_count_in_the_text() -> None:
    cites = NoteReference(at=Span(0, 1), note="n")
    release = make_release(
        paragraph("*a", inlines=(cites,)),
        note("note", decimals(1), id="n"),
        decimals(2),
    )

    script = compose(release)

    (_, inside), (text,) = script.footnotes["n"], script.items[1:]
    found = [each.place for each in (inside, text) if isinstance(each, Passage)]
    assert [each and each.instance.start for each in found] == [None, 2]
    assert [each and each.instance.ladder.id for each in found] == [2, MAIN]


def _labels() -> st.SearchStrategy[tuple[str, int | None]]:
    counted = st.builds(
        lambda n, form: (form.format(n), n),
        st.integers(1, 4),
        st.sampled_from(["{}.", "({})", "{})", "제{}조"]),
    )
    letters = st.builds(lambda n: (f"{'가나다라'[n - 1]}.", n), st.integers(1, 4))
    odd = st.builds(lambda n: ("㉮㉯㉰㉱"[n - 1], n), st.integers(1, 4))
    bullets = st.sampled_from([("°", None), ("-", None), ("**", None)])
    return st.one_of(counted, letters, odd, bullets)


def _items(level: int) -> st.SearchStrategy[ListItem]:
    children: st.SearchStrategy[tuple[List | Note, ...]] = st.just(())
    if level < 3:
        notes = _labels().map(lambda n: note("n", marker=label(*n), level=level + 1))
        children = st.lists(_lists(level + 1) | notes, max_size=2).map(tuple)
    return st.builds(
        lambda mark, inner: item(label(*mark), "x", *inner, level=level),
        _labels(),
        children,
    )


def _lists(level: int) -> st.SearchStrategy[List]:
    return st.lists(_items(level), min_size=1, max_size=4).map(
        lambda items: listing(*items)
    )


@pytest.mark.parametrize("per_instance", [False, True], ids=["Word", "LibreOffice"])
@settings(max_examples=40)
@given(blocks=st.lists(_lists(0) | _lists(2), min_size=1, max_size=4))
def test_every_label_is_shown_as_in_the_source(
    blocks: list[List], *, per_instance: bool
) -> None:
    script = compose(make_release(*blocks))
    lines = [line for line in script.items if isinstance(line, Passage)]

    found = list(_rendered(script.numbering, lines, per_instance=per_instance))

    assert found == [getattr(line.block, "marker").text for line in lines]  # noqa: B009


def _rendered(
    numbering: Numbering, lines: Iterable[Passage], *, per_instance: bool
) -> Iterator[str]:
    """Count as a reader does: by abstract list (Word) or by instance (LibreOffice).

    LibreOffice alone counts the levels above one that a list begins on.
    """
    counts: dict[int, list[int | None]] = {}
    begun: set[int] = set()
    for line in lines:
        assert line.place
        instance, level = line.place.instance, line.place.level
        key = instance.id if per_instance else instance.ladder.id
        count = counts.setdefault(key, [None] * LEVELS)
        fresh = instance.id not in begun and instance.start is not None
        if fresh and level == instance.level:
            begun.add(instance.id)
            count[level] = None
        if per_instance:
            above = enumerate(count[:level])
            count[:level] = [
                _start(instance, at) if n is None else n for at, n in above
            ]
        before = count[level]
        count[level] = _start(instance, level) if before is None else before + 1
        count[level + 1 :] = [None] * (LEVELS - level - 1)
        yield _label(instance, level, count[level] or 0)


def _start(instance: Instance, level: int) -> int:
    own = instance.start if level == instance.level else None
    return 1 if own is None else own


def _label(instance: Instance, level: int, number: int) -> str:
    if instance.label is not None and level == instance.level:
        return instance.label
    format_ = instance.ladder.formats[level]
    match format_:
        case Counted():
            return shown(format_, number) or ""
        case Fixed(text) | Literal(text):
            return text
        case None:
            return ""
