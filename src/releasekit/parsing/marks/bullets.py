"""Bullets and private-use glyphs: what they show, and how deep they usually stand."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

BULLETS: Final = MappingProxyType(
    {
        "bullet-square": "□ㅁ■▣◈◇◆❖❑❒◎▢☐☒\uf06e\uf06f\uf071\uf076\uf077",
        "bullet-circle": "○ㅇ◦●⚪❍〇◯\uf06c\uf06d",
        "bullet-degree": "°oO0",
        "bullet-dash": "-–—‒―\uf02d",
        "bullet-dot": "·∙•▪▫‧ㆍ⦁・･￭∎‣⁃\uf000\uf09e\uf09f\uf0a7\uf0b7"
        "\U000f02ed\U000f02ef\U000f02fb\U000f02fc",
        "bullet-arrow": "▶▷►▸▹▲△▴→⇨⇒☞➔➜➢➤>»\uf0d8\uf0e0\uf0e8",
        "bullet-check": "✓✔☑√✅\uf0fc\uf0fe",
        "bullet-star-sign": "★☆✦",
        "bullet-plus": "+",
        "bullet-star": "*",
        "reference-mark": "※",
    }
)
"""Family of each bullet glyph."""

NEEDS_BLANK: Final = frozenset("-–—‒―·∙‧ㆍ・･*+>»oO0〇◯°→⇒△▲★☆√\uf02d")
"""Glyphs that also stand at the front of words."""

GLUED_IN_RUNS: Final = frozenset("-–—·∙‧ㆍ・･\uf02d")
"""Those of them that open an item without a blank where several lines show it."""

PRIVATE_GLYPHS: Final = MappingProxyType(
    {
        "\uf000": "•", "\uf02d": "–", "\uf06c": "●", "\uf06d": "❍", "\uf06e": "■",
        "\uf06f": "□", "\uf071": "❑", "\uf076": "❖", "\uf077": "◆", "\uf09e": "·",
        "\uf09f": "•", "\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢", "\uf0e0": "→",
        "\uf0e8": "➔", "\uf0fc": "✓", "\uf0fe": "☑",
        "\U000f02ed": "•", "\U000f02ef": "•", "\U000f02fb": "•", "\U000f02fc": "•",
        **{chr(0xF02B1 + i): chr(0x2460 + i) for i in range(9)},
        **{chr(0xF02CE + i): chr(0x2460 + i) for i in range(9)},
    }
)  # fmt: skip
"""What private-use glyphs of Symbol, Wingdings and Hancom fonts show."""

LADDER: Final = MappingProxyType(
    {
        "roman-sign": 0, "roman-dot": 0, "ordinal-dai": 0, "decimal-boxed": 1,
        "ideographic-formal": -1, "ideographic-comma": 0, "decimal-dot": 1,
        "ganada-dot": 2,
        "bullet-square": 3, "decimal-circle": 4, "bullet-circle": 4,
        "bullet-degree": 4, "bullet-dash": 5, "bullet-dot": 6, "bullet-star": 7,
        "reference-mark": 7,
    }
)  # fmt: skip
"""Usual depth of a series in press ladders: a lower number opens further outside."""
