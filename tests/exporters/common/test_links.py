"""Which links a document may lead to."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.links import safe_target, unsafe_links


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        (
            "https://x.example/가 나?q=1&r=%20#top",
            "https://x.example/%EA%B0%80%20%EB%82%98?q=1&r=%20#top",
        ),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+82-2-2100-0000", "tel:+82-2-2100-0000"),
        ("HTTPS://X.example", "HTTPS://X.example"),
        ("http://x.example.####", "http://x.example.#%23%23%23"),
    ],
)
def test_a_target_is_written_as_a_uri(target: str, uri: str) -> None:
    assert safe_target(target, 200) == uri


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://x.example",
        "data:text/html,x",
        "http://",
        "http://[x",
        "http://x:port/",
        "mailto:",
        "mailto:a@@b.example",
        "https://x.example/\ud800",
        "relative/path",
        "",
        "https://x.example/" + "a" * 200,
    ],
)
def test_what_is_not_safe_is_no_target(target: str) -> None:
    assert safe_target(target, 200) is None


def test_an_unsafe_link_is_told_once() -> None:
    told = [dict(each.arguments) for each in unsafe_links(["a:1", "b:2", "a:1"])]

    assert told == [{"link": "a:1"}, {"link": "b:2"}]
