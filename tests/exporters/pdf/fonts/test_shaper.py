"""Which glyphs draw words, and the text of each cluster."""

from __future__ import annotations

import pytest

from releasekit.exporters.pdf.fonts.clusters import Clusters
from releasekit.exporters.pdf.fonts.collection import collection_of
from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace
from releasekit.exporters.pdf.fonts.shaper import Cluster
from releasekit.exporters.pdf.fonts.subset import subset
from releasekit.exporters.pdf.fonts.writing import Region
from tests.exporters.pdf.support import RESOURCES


def _face(char: str) -> OpenTypeFace:
    chain = collection_of(RESOURCES).chain(Region.CHINA, cjk_first=False, strong=False)
    face = chain.owner(char)
    assert isinstance(face, OpenTypeFace)
    return face


def _clusters(word: str, *, backward: bool = False) -> tuple[Cluster, ...]:
    return _face(word[0]).shaper.clusters(word, backward=backward, language="und")


WORDS = ["السَّلام", "لا", "שָׁלוֹם", "विज्ञप्ति", "சென்னை", "ප‍්‍රවෘත්ති", "សេចក្តី", "น้ำ", "👩‍👧"]


@pytest.mark.parametrize("word", WORDS)
def test_clusters_spell_the_word_in_the_order_of_reading(word: str) -> None:
    found = _clusters(word, backward=word[0] in "اלشש")

    assert "".join(each.text for each in found) == word
    assert all(each.advance >= 0 for each in found)


def test_letters_take_other_shapes_beside_others() -> None:
    (alone,) = _clusters("ب", backward=True)
    first, _ = _clusters("بب", backward=True)

    assert alone.text == first.text
    assert alone.parts != first.parts


def test_a_cluster_that_steps_back_joins_the_one_before() -> None:
    found = _clusters("ශ\u200d්\u200dරී")

    assert [each.text for each in found if "\u200d" in each.text]
    assert all(each.advance >= 0 for each in found)


def test_a_cluster_is_a_glyph_of_the_subset() -> None:
    face, clusters = _face("क"), Clusters()
    (cluster,) = _clusters("क्षि")
    char = clusters.stand_in(face, cluster.text, cluster.parts, cluster.advance)
    owner = clusters.owner(char)

    assert owner is not None
    assert owner.text_of(char) == "क्षि"
    assert len(cluster.parts) > 1
    assert subset(owner, [char], with_cmap=False).count == 2 + len(cluster.parts)


def test_one_cluster_has_one_stand_in() -> None:
    face, clusters = _face("ب"), Clusters()
    chars = {clusters.stand_in(face, "ب", ((5, 0, 0),), 600) for _ in range(3)}

    assert len(chars) == 1
    assert chars != {clusters.stand_in(face, "ب", ((5, 1, 0),), 600)}
