from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.sources.html_words import html_words


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("words", "words"),
        ("<p>one\n two</p><p>three", "one two\n\nthree"),
        ("<h2>Title</h2>\n<div>a</div>\n<div>b<br>c</div>", "Title\n\na\nb\nc"),
        ("<ul><li>a</li>\n<li>b <b>c</b></li></ul>d", "- a\n- b c\n\nd"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n\n- b\n\n2. c"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "a\tb\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<title>x</title><style>y</style><p>a<script>z</script>b", "ab"),
        ("a &amp; b &lt;c&gt; &eacute;", "a & b <c> é"),
        ('<meta charset="euc-kr"><p>보도자료', "보도자료"),
        ("<p>a</ul></li></td> b", "a b"),
        ("", ""),
    ],
)
def test_a_page_is_told_as_its_reader_sees_it(page: str, words: str) -> None:
    assert html_words(f"<html><body>{page}" if page else "") == words


@given(st.text(max_size=300))
def test_any_text_is_a_page(text: str) -> None:
    assert "\n\n\n" not in html_words(f"<p>{text}")
