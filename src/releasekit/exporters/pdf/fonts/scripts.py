"""Scripts that fonts of packages draw beside the core family's and the CJK ones."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Script:
    """A script and the font that draws it."""

    name: str
    """English name (Unicode script property)."""
    language: str
    """A language that is written in it (BCP 47)."""
    sample: str
    """A word in it."""
    blocks: tuple[tuple[int, int], ...]
    """First and last code points of its blocks."""
    family: str = "Sans {}"
    """Name of the font within Noto, by the script's."""

    @property
    def file(self) -> str:
        """Name of its font file in the package, which has one of Noto for each."""
        family = self.family.format(self.name).replace(" ", "")
        return f"Noto{family}[wght].ttf"


SCRIPTS: Final = (
    Script(
        name="Hebrew",
        language="he",
        sample="הודעה",
        blocks=((0x0590, 0x05FF), (0xFB1D, 0xFB4F)),
    ),
    Script(
        name="Arabic",
        language="ar",
        sample="بيان",
        blocks=(
            (0x0600, 0x06FF),
            (0x0750, 0x077F),
            (0x0870, 0x08FF),
            (0xFB50, 0xFDFF),
            (0xFE70, 0xFEFE),
        ),
    ),
    Script(
        name="Devanagari",
        language="hi",
        sample="विज्ञप्ति",
        blocks=((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
    ),
    Script(
        name="Bengali",
        language="bn",
        sample="বিজ্ঞপ্তি",
        blocks=((0x0980, 0x09FF),),
    ),
    Script(
        name="Tamil",
        language="ta",
        sample="அறிக்கை",
        blocks=((0x0B80, 0x0BFF),),
    ),
    Script(
        name="Telugu",
        language="te",
        sample="ప్రకటన",
        blocks=((0x0C00, 0x0C7F),),
    ),
    Script(
        name="Thai",
        language="th",
        sample="แถลงข่าว",
        blocks=((0x0E00, 0x0E7F),),
    ),
    Script(
        name="Lao",
        language="lo",
        sample="ຖະແຫຼງຂ່າວ",
        blocks=((0x0E80, 0x0EFF),),
    ),
    Script(
        name="Myanmar",
        language="my",
        sample="သတင်း",
        blocks=((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    ),
    Script(
        name="Ethiopic",
        language="am",
        sample="መግለጫ",
        blocks=((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    ),
    Script(
        name="Khmer",
        language="km",
        sample="សេចក្តី",
        blocks=((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    ),
    Script(
        name="Armenian",
        language="hy",
        sample="Հայտարարություն",
        blocks=((0x0530, 0x058F), (0xFB13, 0xFB17)),
    ),
    Script(
        name="Georgian",
        language="ka",
        sample="განცხადება",
        blocks=((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    ),
    Script(
        name="Gurmukhi",
        language="pa",
        sample="ਬਿਆਨ",
        blocks=((0x0A00, 0x0A7F),),
    ),
    Script(
        name="Gujarati",
        language="gu",
        sample="નિવેદન",
        blocks=((0x0A80, 0x0AFF),),
    ),
    Script(
        name="Oriya",
        language="or",
        sample="ବିବୃତି",
        blocks=((0x0B00, 0x0B7F),),
    ),
    Script(
        name="Kannada",
        language="kn",
        sample="ಪ್ರಕಟಣೆ",
        blocks=((0x0C80, 0x0CFF),),
    ),
    Script(
        name="Malayalam",
        language="ml",
        sample="പത്രക്കുറിപ്പ്",
        blocks=((0x0D00, 0x0D7F),),
    ),
    Script(
        name="Sinhala",
        language="si",
        sample="නිවේදනය",
        blocks=((0x0D80, 0x0DFF),),
    ),
    Script(
        name="Emoji",
        language="en",
        sample="\N{PARTY POPPER}",
        blocks=((0x2600, 0x27BF), (0x1F000, 0x1FAFF)),
        family="{}",
    ),
)
"""Every script of the extra ``scripts``."""

_BLOCKS: Final = sorted(
    ((first, last, script) for script in SCRIPTS for first, last in script.blocks),
    key=lambda block: block[0],
)
_FIRSTS: Final = [first for first, _, _ in _BLOCKS]


def script_of(char: str) -> Script | None:
    """Return the script whose font draws a character, nothing for all others."""
    code = ord(char)
    place = bisect_right(_FIRSTS, code) - 1
    if place < 0 or code > _BLOCKS[place][1]:
        return None
    return _BLOCKS[place][2]
