"""Hostile texts become documents with nothing in them that acts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest

from releasekit.exporters.pdf.options import Standard
from releasekit.model import Email, Link, Release, Span
from releasekit.parsing import parse_text
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import everything, render, shown_texts

HOSTILE: Final = {
    "operators": "ET Q EMC endstream endobj BT /F1 99 Tf (x) Tj ET 1 0 0 RG f* BI EI",
    "objects": "%PDF-1.7 1 0 obj <</JS(app.alert(1))/S/JavaScript>> endobj %%EOF",
    "strings": r"\\(\) \012 \( ((( ))) \\\ ) Tj ( \n \r \053 <feff> <</A>>",
    "markup": '<b>&amp;</b> <img src="/etc/passwd"/> ]]> <?xpacket end="w"?> <!-- -->',
    "controls": "a\x00b\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f",
    "line ends": "a\rb\r\nc\nd\u2028e\u2029f",
    "directions": "\u202eevil.exe\u202c \u2066x\u2069 \u2067y\u2069 \u200e\u200f\u061c",
    "surrogates": "\ud800 \udfff \udc00\ud800",
    "private use": "\ue000 \uf8ff \U000f0000 \U0010fffd",
    "noncharacters": "\ufffe \uffff \ufdd0 \U0001ffff",
    "stand-ins": "\U00040000 \U00040001 \U000dffff \ufeff",
    "joiners": "a\u200d\u200c\ufe0f\u0301\u20e3",
}
"""Texts that mean something to what stands between them and a page."""


_ACTS: Final = {Standard.SELF_DESCRIBING: {"URI"}, Standard.NEXT: {"URI", "GoTo"}}
"""What the links and bookmarks of two standards do."""


def _releases(text: str) -> Iterator[Release]:
    """Yield releases with a text in every place that a document shows."""
    at = Span(0, len(text))
    links = (Link(at=at, target=f"https://e.org/?q={text}"),)
    yield b.make_release(
        b.title(text),
        b.heading(text, marker=b.label(text)),
        b.paragraph(text, inlines=links),
        b.listing(b.item(b.label(text), text, b.note(text, id=text))),
        b.table((text, "b"), ("c", text)),
        b.quote(text),
        b.turn(text, text),
        b.contact(text, text),
        b.furniture(text),
        issuer=text,
        name=f"{text}.txt",
    )
    yield parse_text(f"{text}\n\n1. {text}\n\n- {text}\n\n※ {text}\n")
    yield b.make_release(b.paragraph(text), language="ar")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_never_markup(hostile: str) -> None:
    for release in _releases(HOSTILE[hostile]):
        for standard, acts in _ACTS.items():
            data = render(release, standard=standard, furniture=True).data

            with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
                assert pdf.check_pdf_syntax() == []
            assert _actions(data) <= acts
            assert structure(data).tag == "Document"


@pytest.mark.parametrize(
    "hostile", ["operators", "objects", "strings", "markup", "joiners"]
)
def test_text_that_looks_like_more_is_read_back_as_it_is(hostile: str) -> None:
    release = b.make_release(b.title("T"), b.paragraph(HOSTILE[hostile]))

    assert structure(render(release).data).text() == "".join(shown_texts(release))


_KINDS: Final = frozenset(
    "GoTo GoToR GoToE GoToDp Launch Thread URI Sound Movie Hide Named SubmitForm"
    " ResetForm ImportData JavaScript SetOCGState Rendition Trans GoTo3DView"
    " RichMediaExecute".split()
)
"""Kinds of actions (ISO 32000-2, table 201)."""
_AT_ONCE: Final = frozenset({"/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA"})
"""Keys of what a reader does without a click."""


def _actions(data: bytes) -> set[str]:
    """Return the kinds of actions in a file, and keys of those without a click."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in _dictionaries(pdf):
            kind = str(each.get("/S", ""))[1:]
            found |= {kind} & _KINDS
            found |= _AT_ONCE & {*each.keys()}
    return found


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all dictionaries of a file, those in others too."""
    stack: list[Any] = list(pdf.objects)
    while stack:
        each = stack.pop()
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            stack.extend(v for _, v in each.items() if _is_direct(v))
        elif isinstance(each, pikepdf.Array):
            stack.extend(v for v in each if _is_direct(v))


def _is_direct(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect


def test_a_document_acts_on_a_click_on_a_link_and_never_else() -> None:
    for standard, acts in _ACTS.items():
        assert _actions(render(everything(), standard=standard).data) == acts


SAFE: Final = (
    "http://e.org",
    "https://e.org/a?b=c#d",
    "HTTPS://E.ORG/",
    "mailto:a@e.org",
    "tel:+3225550100",
)
UNSAFE: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>",
    "file:///etc/passwd",
    "ftp://e.org/",
    "vbscript:x",
    "smb://e.org/share",
    "//e.org/x",
    "\\\\e.org\\share",
    "launch:cmd.exe",
    "https:",
    "https://[",
    "https://e.org/\ud800",
    "mailto:",
    "e.org",
    "",
)


@pytest.mark.parametrize("target", [*SAFE, *UNSAFE])
def test_links_lead_to_the_web_to_mail_and_to_telephones_only(target: str) -> None:
    at = Span(0, 4)
    link = b.paragraph("here", inlines=(Link(at=at, target=target),))
    made = render(b.make_release(b.title("T"), link))

    found = structure(made.data).all("Link")
    assert len(found) == (target in SAFE)
    assert [each.code for each in made.diagnostics] == ["RKD206"] * (target in UNSAFE)


@pytest.mark.parametrize("address", ["a@e.org", "a\r\nBcc: x@e.org", "\ud800@e.org"])
def test_addresses_cannot_add_to_a_mail(address: str) -> None:
    mail = b.paragraph("here", inlines=(Email(at=Span(0, 4), address=address),))
    data = render(b.make_release(b.title("T"), mail)).data

    told = structure(data).dump()
    assert (
        "URI=mailto:" not in told
        or "\n" not in told.split("URI=")[1].split(" ")[0][:-1]
    )
