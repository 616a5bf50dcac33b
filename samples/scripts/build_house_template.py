"""Build a house template for Word: the look of a ministry that does not exist.

    python build_house_template.py house.docx
    releasekit convert release.txt --reference-doc house.docx -o release.docx

Open it in Word and change what you like: styles, margins, header, footer, theme.
"""

import argparse

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor

GREEN = RGBColor(0x0B, 0x4F, 0x3C)
HEADLINES = {"Title": 24, "Subtitle": 14, "Heading 1": 17, "Heading 2": 14}
SMALLER = {"Heading 3": 12, "Caption": 10.5}
FIELD = f'<w:fldSimple {nsdecls("w")} w:instr=" %s "><w:r/></w:fldSimple>'


def set_styles(document: WordDocument) -> None:
    """Set the letters of Word's own styles, and add one of releasekit's."""
    styles = document.styles
    for name, points in {"Normal": 11.5, **HEADLINES, **SMALLER}.items():
        style = styles[name]
        style.font.name, style.font.size = "Georgia", Pt(points)
        for key in ("asciiTheme", "hAnsiTheme"):  # goes before a name of letters
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{key}"), None)
        style.font.color.rgb = None if name == "Normal" else GREEN
    lined = styles["Title"].element.pPr
    lined.remove(lined.find(qn("w:pBdr")))
    quote = styles.add_style("Release Quote", WD_STYLE_TYPE.PARAGRAPH)
    quote.base_style, quote.font.italic = styles["Normal"], True


def template() -> WordDocument:
    """Return the template: an empty document with styles and one section."""
    document = Document()
    set_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    name = section.header.paragraphs[0].add_run("Ministry of Haesol – Mer")
    name.font.color.rgb, name.font.bold = GREEN, True
    footer = section.footer.paragraphs[0]
    for field in ("TITLE", "PAGE"):  # Word shows what the document at hand says
        footer.add_run("\t" if field == "PAGE" else "")
        footer._p.append(parse_xml(FIELD % field))  # noqa: SLF001 - it has no fields
    return document


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build a house template for Word.")
    parser.add_argument("output")
    template().save(parser.parse_args().output)
