"""What others may do to a signed PDF: each a way to show something else."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Work = Callable[[IncrementalPdfFileWriter], None]
BLANK: Final = generic.StreamObject(stream_data=b"q Q")


class _Quiet(IncrementalPdfFileWriter):
    """An update that writes what it is told to, and no date beside it."""

    def _update_meta(self) -> None:
        """Change nothing."""


def updated(data: bytes, work: Work) -> bytes:
    """Return a PDF with an update behind its bytes."""
    writer = _Quiet(io.BytesIO(data))
    work(writer)
    out = io.BytesIO()
    # The library leaves this one method without types.
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    page = writer.find_page_for_modification(0)[0]
    writer.mark_update(page)
    found: generic.DictionaryObject = page.get_object()
    return found


def replace_content(writer: IncrementalPdfFileWriter) -> None:
    """Let a page show another stream."""
    _page(writer)["/Contents"] = writer.add_object(BLANK)


def overwrite_content(writer: IncrementalPdfFileWriter) -> None:
    """Write a page's stream anew under its number."""
    page = writer.find_page_for_modification(0)[0].get_object()
    writer.objects[(0, page.raw_get("/Contents").idnum)] = BLANK


def cover_page(writer: IncrementalPdfFileWriter) -> None:
    """Lay an annotation over a page."""
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Square"),
            generic.pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (0, 0, 600, 900))
            ),
        }
    )
    page = writer.find_page_for_modification(0)[0]
    writer.register_annotation(page, writer.add_object(note))


def change_info(writer: IncrementalPdfFileWriter) -> None:
    """Give the document another title among its properties."""
    info = writer.trailer["/Info"]
    info["/Title"] = generic.TextStringObject("Ferry closed")
    writer.update_container(info)


def detach_record(writer: IncrementalPdfFileWriter) -> None:
    """Take the record out of the list of attachments."""
    del writer.root["/Names"]
    writer.update_root()


ATTACKS: Final[dict[str, tuple[Work, str]]] = {
    "replace": (replace_content, "a page, the content of page 1"),
    "overwrite": (overwrite_content, "the content of page 1"),
    "hide": (cover_page, "a page, an annotation"),
    "detach": (detach_record, "the catalog"),
}
"""Updates that no signature allows, and what of them is named."""
