from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zipfile

import pytest

from releasekit import record
from releasekit.errors import ForeignFormatError
from releasekit.files.foreign import foreign_format, refuse_foreign
from releasekit.model import Release, Source


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "application/hwp+zip" if name == "mimetype" else "x")
    return buffer.getvalue()


BITMAP = b"BM" + struct.pack("<IHHIIii", 70, 0, 0, 54, 40, 1, 1) + bytes(40)
FOREIGN = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a Word, Excel or PowerPoint file": archive("[Content_Types].xml", "word/a.xml"),
    "a HWPX document": archive("mimetype", "Contents/header.xml"),
    "a ZIP file": archive("a.txt"),
    "a HWP document": b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05",
    "an office file in OLE form (DOC, XLS, PPT, HWP, MSG)": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    ),
    "an RTF document": b"{\\rtf1\\ansi Hello}",
    "a PNG picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a GIF picture": b"GIF89a\x01\x00",
    "a TIFF picture": b"II*\x00\x08\x00\x00\x00",
    "a WebP picture": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "a BMP picture": BITMAP,
    "a gzip file": gzip.compress(b"text"),
    "a bzip2 file": bz2.compress(b"text"),
    "an xz file": lzma.compress(b"text"),
    "a Zstandard file": b"\x28\xb5\x2f\xfd\x04\x00",
    "a 7z file": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "a RAR file": b"Rar!\x1a\x07\x01\x00",
    "a releasekit record": record.write(Release(source=Source.from_text("text"))),
}


@pytest.mark.parametrize(("name", "data"), FOREIGN.items(), ids=FOREIGN)
def test_another_format_is_told_by_its_first_bytes(name: str, data: bytes) -> None:
    found = foreign_format(data)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "The %PDF-1.7 file was withdrawn.",
        "BMW Group announces results for the year.",
        "BMI, the ministry, says so in its report.",
        "PK is a grade of steel.",
        "Rar! he said.",
        "GIF pictures are discussed.",
        "RIFFs were played at the concert.",
        "MMMM",
        "<release>not ours</release>",
        "<!DOCTYPE html><p>a page that was saved",
        "보도자료",
        "\ufeff보도자료",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp949"])
def test_text_is_text(text: str, encoding: str) -> None:
    assert foreign_format(text.encode(encoding, "ignore")) is None


def test_the_refusal_names_file_format_and_remedy() -> None:
    with pytest.raises(ForeignFormatError) as caught:
        refuse_foreign(FOREIGN["a PDF"], path="a.txt")

    assert str(caught.value) == "a.txt: this is a PDF, not plain text"
    assert "--as-text" in caught.value.hint


def test_a_picture_is_to_be_recognised_first() -> None:
    with pytest.raises(ForeignFormatError) as caught:
        refuse_foreign(FOREIGN["a PNG picture"])

    assert "character recognition" in caught.value.hint
