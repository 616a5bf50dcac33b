from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.sources import Items
from releasekit.batch.sources.checks import Naming, check_names
from releasekit.batch.sources.items import Manner
from releasekit.batch.sources.listing import Listing
from releasekit.errors import UsageError
from releasekit.files.names import output_name
from tests.batch.test_names import NAMES

SUFFIXES = (".docx", ".pdf", ".record.xml")
RESERVED = {
    f"releasekit-report{suffix}" for suffix in (".html", ".csv", ".json", ".docx")
}

FEW_NAMES = st.sampled_from(
    "a.txt A.txt a.text a a-1.txt b.zip é.txt É.txt e\u0301.txt ß.txt SS.txt a:b"
    " a.docx a.record ﬁ.txt fi.txt".split()
)
FILES = st.one_of(FEW_NAMES, NAMES).filter(lambda name: name not in {".", ".."})
FOLDERS = st.lists(
    st.one_of(st.sampled_from(["x", "X", "a.docx", "..", "ß", "ss"]), NAMES), max_size=3
).map("/".join)
TREES = st.dictionaries(
    FOLDERS, st.lists(FILES, min_size=1, max_size=6, unique=True), max_size=5
)


def outputs(tree: dict[str, list[str]], naming: Naming) -> list[str]:
    """Return where a plan's outputs go; containers are left out.

    Raises:
        UsageError: the plan is refused.
    """
    listings = [Listing.of(f"in/{at}", at, names) for at, names in tree.items()]
    numbered = check_names(listings, naming)
    manner = Manner(flat=naming.flat, as_text=naming.as_text, numbered=numbered)
    items = Items(count=None, sources=tuple(listings), manner=manner)
    return [
        f"{item.folder}/{output_name(stem, suffix)}"
        for item in items
        for stem in (item.stem, *(f"{item.stem}-{n}" for n in (1, 22)))
        for suffix in SUFFIXES
        if naming.splits or stem == item.stem
    ]


@given(TREES, st.booleans(), st.booleans())
def test_outputs_are_distinct_and_below_the_folder_or_the_plan_is_refused(
    tree: dict[str, list[str]],
    flat: bool,  # noqa: FBT001 - Hypothesis gives it by place
    splits: bool,  # noqa: FBT001 - likewise
) -> None:
    naming = Naming(flat=flat, suffixes=SUFFIXES, splits=splits, as_text=True)
    try:
        paths = outputs(tree, naming)
    except UsageError as error:
        assert not flat or "both become" in error.message  # noqa: PT017
        assert " and " in error.message  # noqa: PT017
        return
    folded = [unicodedata.normalize("NFC", path).casefold() for path in paths]
    parts = [path.lstrip("/").split("/") for path in paths]
    folders = {"/".join(names[:n]) for names in parts for n in range(1, len(names))}

    assert [path for path, count in Counter(folded).items() if count > 1] == []
    assert not {"", ".", "..", ".releasekit"} & set(chain.from_iterable(parts))
    assert not RESERVED & {names[-1].casefold() for names in parts}
    assert all(len(n.encode()) <= 120 for n in chain.from_iterable(parts))
    assert not {f.casefold() for f in folders} & {p.lstrip("/") for p in folded}


@given(
    st.dictionaries(
        st.text("xyz/", max_size=5).map(lambda path: path.strip("/")),
        st.sets(st.text("abc-1", min_size=1), min_size=1),
    )
)
def test_a_plan_of_names_that_all_differ_is_not_refused(
    tree: dict[str, set[str]],
) -> None:
    names = {at: sorted(names) for at, names in tree.items() if "//" not in at}
    paths = outputs(names, Naming(suffixes=SUFFIXES))

    assert len(paths) == len(SUFFIXES) * sum(map(len, names.values()))
