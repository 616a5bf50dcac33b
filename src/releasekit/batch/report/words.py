"""Words and numbers of a report, the same wherever they stand."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import Final

from releasekit.batch.report.rows import Outcome
from releasekit.record.languages import is_language_tag

OUTCOMES: Final = MappingProxyType(
    {
        Outcome.CONVERTED: "Converted",
        Outcome.UNCHANGED: "Unchanged",
        Outcome.FAILED: "Failed",
    }
)
"""What an outcome is called."""
LANGUAGES: Final = MappingProxyType(
    {
        "am": "Amharic",
        "ar": "Arabic",
        "az": "Azerbaijani",
        "bg": "Bulgarian",
        "bn": "Bengali",
        "bs": "Bosnian",
        "ca": "Catalan",
        "cs": "Czech",
        "cy": "Welsh",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "et": "Estonian",
        "eu": "Basque",
        "fa": "Persian",
        "fi": "Finnish",
        "fil": "Filipino",
        "fr": "French",
        "ga": "Irish",
        "gl": "Galician",
        "gu": "Gujarati",
        "he": "Hebrew",
        "hi": "Hindi",
        "hr": "Croatian",
        "hu": "Hungarian",
        "hy": "Armenian",
        "id": "Indonesian",
        "is": "Icelandic",
        "it": "Italian",
        "ja": "Japanese",
        "ka": "Georgian",
        "kk": "Kazakh",
        "km": "Khmer",
        "kn": "Kannada",
        "ko": "Korean",
        "lo": "Lao",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "mk": "Macedonian",
        "ml": "Malayalam",
        "mn": "Mongolian",
        "mr": "Marathi",
        "ms": "Malay",
        "mt": "Maltese",
        "my": "Burmese",
        "nb": "Norwegian Bokmål",
        "ne": "Nepali",
        "nl": "Dutch",
        "nn": "Norwegian Nynorsk",
        "no": "Norwegian",
        "pa": "Punjabi",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "si": "Sinhala",
        "sk": "Slovak",
        "sl": "Slovenian",
        "sq": "Albanian",
        "sr": "Serbian",
        "sv": "Swedish",
        "sw": "Swahili",
        "ta": "Tamil",
        "te": "Telugu",
        "th": "Thai",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "und": "cannot be told",
        "ur": "Urdu",
        "uz": "Uzbek",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)
"""What languages are called, by their primary subtag (BCP 47)."""
_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")
_STEP: Final = 1000
_MINUTE: Final = 60
_HOUR: Final = 3600
_TEN: Final = 10


def number(value: int) -> str:
    """Return a number in groups of three digits (ISO 80000-1, 7.3.1)."""
    return f"{value:,}".replace(",", "\u202f")


def count(value: int, noun: str) -> str:
    """Return a number with its noun, which takes an s."""
    return f"{number(value)} {noun}" if value == 1 else f"{number(value)} {noun}s"


def percent(part: int, whole: int) -> str:
    """Return a share in per cent; what is not nothing never looks like nothing."""
    if not part or not whole:
        return "0 %"
    share = 100 * part / whole
    if share < 1:
        return "< 1 %"
    return "> 99 %" if part < whole and share > 99 else f"{share:.0f} %"  # noqa: PLR2004


def bytes_words(size: int) -> str:
    """Return a length in bytes with the prefixes of SI."""
    value, unit = float(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    digits = 1 if unit and value < _TEN else 0
    return f"{value:.{digits}f} {_UNITS[unit]}"


def seconds_words(seconds: float) -> str:
    """Return how long something took."""
    if seconds < _TEN:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"


def moment(when: datetime) -> str:
    """Return a moment to the second, with its offset or UTC (RFC 3339, 5.6)."""
    words = when.isoformat(sep=" ", timespec="seconds")
    return f"{words.removesuffix('+00:00')} UTC" if words.endswith("+00:00") else words


def language_words(tag: str) -> str:
    """Return what a language is called, with its tag."""
    name = LANGUAGES.get(tag.partition("-")[0])
    return f"{name} ({tag})" if name else tag


def is_known_language(tag: str) -> bool:
    """Tell whether a tag is well formed and its language has a name here."""
    primary = tag.partition("-")[0]
    return primary in LANGUAGES and primary != "und" and is_language_tag(tag)


def sentence(message: str) -> str:
    """Return a message with a capital at its start."""
    return message[:1].upper() + message[1:]
