"""What each script would be drawn with, and what would help where nothing can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.pdf.fonts.collection import (
    CJK_EXTRA,
    SCRIPTS_EXTRA,
    collection_of,
)
from releasekit.exporters.pdf.fonts.scripts import SCRIPTS
from releasekit.exporters.pdf.fonts.writing import has_cjk, region_of
from releasekit.files.resources import Resources

_SAMPLES: Final = (
    ("Latin", "en", "Release"),
    ("Greek", "el", "Ανακοίνωση"),
    ("Cyrillic", "ru", "Сообщение"),
    ("marks", "en", "□○※①"),
    ("Korean", "ko", "보도자료"),
    ("Japanese", "ja", "報道はっぴょう"),
    ("Chinese, simplified", "zh-Hans", "新闻稿"),
    ("Chinese, traditional", "zh-Hant", "新聞稿"),
    *((script.name, script.language, script.sample) for script in SCRIPTS),
    ("Tibetan", "bo", "གསལ་བསྒྲགས"),
)
"""Name, language and a word of each script."""


@frozen(kw_only=True)
class Coverage:
    """What a script is drawn with."""

    script: str
    """Its name in English."""
    language: str
    """A language that is written in it (BCP 47)."""
    sample: str
    """A word in it."""
    font: str = ""
    """PostScript name of the font, nothing where some letters have none."""
    source: str = ""
    """Name of the font file."""
    extra: str = ""
    """The extra that brings a font for it; nothing where none does."""

    @property
    def remedy(self) -> str:
        """What to do where there is no font; nothing where there is one."""
        if self.font:
            return ""
        return f'pip install "{self.extra}"' if self.extra else "a font in --fonts DIR"


def coverage(resources: Resources) -> Iterator[Coverage]:
    """Yield what each script would be drawn with, in a fixed order."""
    collection = collection_of(resources)
    extras = {script.name: SCRIPTS_EXTRA for script in SCRIPTS}
    for name, language, sample in _SAMPLES:
        extra = CJK_EXTRA if has_cjk(sample) else extras.get(name, "")
        told = Coverage(script=name, language=language, sample=sample, extra=extra)
        region = region_of(sample, language)
        chain = collection.chain(region, cjk_first=False, strong=False)
        face = None if chain.missing(sample) else chain.owner(sample[-1])
        if face is not None:
            told = evolve(told, font=face.name, source=face.resource.name)
        yield told
