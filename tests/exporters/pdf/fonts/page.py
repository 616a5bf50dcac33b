"""The page of the manual on fonts, with the table of what draws each script.

``python -m tests.exporters.pdf.fonts.page`` writes it anew; the difference is the
review.
"""

from __future__ import annotations

from typing import Final

from releasekit.exporters.pdf.fonts.coverage import Coverage, coverage
from releasekit.files.resources import Resources
from tests.support import ROOT

PAGE: Final = ROOT / "docs" / "fonts.md"

_HEAD: Final = """\
# Fonts

What PDFs are drawn with. `releasekit fonts` shows the same for your installation, and
the remedy where something is missing; [PDF](formats/pdf.md#fonts) says how it is done.

| script | a word in it | font | brought by |
|---|---|---|---|
"""

_TAIL: Final = """
![A release in Arabic: lines, labels and the first column begin at the right](\
pictures/19-ministry-tables-ar.pdf.png)

## Where fonts come from

In this order; the first that has a character draws it.

1. The core family, and the marks made from it. They are always there.
2. Your folder, with `--fonts DIR` (in Python `Resources(font_folder=…)`): TrueType,
   OpenType with CFF outlines, collections, variable fonts, in any folder below it. Of
   several that have a character the nearest in weight is taken, then the first by name.
3. The fonts of the extras, by script.
4. With `--system-fonts` those of the machine. A file that uses one may differ
   elsewhere: RKD220 names it.

A release that is mostly Chinese, Japanese or Korean is set in that font first. Digits,
brackets and Latin words in Arabic or Hebrew text come from the core family.

Name and SHA-256 of each font file used stand in the record: names of packages and of
files in your folder, never paths of the machine.

## What no font has

Each such character is drawn as a box with the digits of its code point, stays in the
text layer as it is, and is reported with its place in the source: RKD202, or RKD207
once for a script that an extra would draw. What a PDF cannot hold at all is shown as
`[U+XXXX]`: controls, lone surrogates, private use.

## What is shaped

Letters of the scripts of the extra `scripts` are joined, stacked and put in order by
HarfBuzz, marks placed over and under them; fonts of your folder are shaped, too, for
any script of Unicode that needs it. Lines of Thai, Lao, Khmer and Burmese end at blanks
and where a line is full, for want of a dictionary of words.
"""


def page(resources: Resources) -> str:
    """Return the page for an installation with all extras."""
    return _HEAD + "".join(map(_row, coverage(resources))) + _TAIL


def _row(each: Coverage) -> str:
    package = each.source.partition(":")[0].replace("_", "-")
    brought = f"`{package}`, {_extra(each)}" if each.font else each.remedy
    return f"| {each.script} | {each.sample} | {each.font or '–'} | {brought} |\n"


def _extra(each: Coverage) -> str:
    name = each.extra.partition("[")[2].rstrip("]")
    return f"extra `{name}`" if name else "core"


if __name__ == "__main__":
    PAGE.write_text(page(Resources()), encoding="utf-8")
