"""Any bytes become a text, and the bytes come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.errors import EncodingError
from releasekit.model import Fidelity, Source, SourceOrigin
from releasekit.parsing.decode import decode

KOREAN = "보도자료\n외교부는 2017. 2. 7.(화) 회의를 열었다고 밝혔다. ○ 참석자는 같다\n"
JAPANESE = "報道発表\n大臣は、本日の会談で協力を確認しました。これは試験です。\n"
SIMPLIFIED = "新闻稿\n外交部发言人今天在北京举行例行记者会，回答了有关问题。\n"
TRADITIONAL = "新聞稿\n外交部發言人今天在臺北舉行例行記者會，回答了有關問題。\n"
GERMAN = "Die Polizei fragt: Wer hat die Täter gesehen? Größe: 1,80 m – „Grüße“\n"
MARKED = "The Minister’s “visit” … the first · begins on Monday, his office said.\n" * 3


def rebuilt(source: Source) -> bytes:
    """The bytes as the source promises to give them back."""
    if source.fidelity is Fidelity.STORED:
        return source.data
    return source.bom + source.text.encode(source.encoding)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (KOREAN, "cp949"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022-jp"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (GERMAN, "cp1252"),
        (MARKED, "cp949"),
        (MARKED, "cp1252"),
        (KOREAN, "utf-8"),
        (KOREAN, "utf-16-le"),
        (MARKED, "utf-16-be"),
        ("plain ascii\n", "utf-8"),
    ],
)
def test_encoding_is_recognised(text: str, codec: str) -> None:
    found = decode(text.encode(codec)).source

    assert found.text == text
    assert rebuilt(found) == text.encode(codec)


ALPHABETS = {
    "cp1251 koi8-r iso8859-5 cp866 mac-cyrillic": (
        "Открыт первый шлюз\n5 декабря 2025 года\nСегодня на реке состоялась церемония,"
        " министр поблагодарил строителей и сказал, что работа не окончена.\n"
    ),
    "cp1251 koi8-u": (
        "Відкрито перший шлюз\n5 грудня 2025 року\nСьогодні на річці відбулася"
        " церемонія, міністр подякував будівельникам.\n"
    ),
    "cp1250 iso8859-2": (
        "Otevřena první plavební komora\nDnes se na řece konalo slavnostní otevření."
        " Ministr poděkoval stavitelům za tři roky těžké práce.\n"
    ),
    "cp1253 iso8859-7": (
        "Άνοιξε η πρώτη δεξαμενή\nΣήμερα πραγματοποιήθηκε η τελετή στον ποταμό."
        " Ο υπουργός ευχαρίστησε τους εργαζομένους.\n"
    ),
    "cp1254 iso8859-9": (
        "İlk havuz açıldı\nBugün nehirde bir açılış töreni yapıldı. Bakan, üç yıl"
        " boyunca çalışan işçilere ve mühendislere teşekkür etti.\n"
    ),
    "cp1255 iso8859-8": (
        "נפתח הסכר הראשון\nהיום התקיים טקס על הנהר."
        " השר הודה לפועלים על שלוש שנות עבודה.\n"
    ),
    "cp1256 iso8859-6": (
        "افتتاح الهويس الأول\nأقيم اليوم حفل على النهر. وشكر الوزير العمال على عملهم.\n"
    ),
    "cp1257 iso8859-13": (
        "Atklātas pirmās slūžas\nŠodien uz upes notika ceremonija. Ministrs pateicās"
        " strādniekiem par trīs gadu darbu un solīja, ka tas nav viss.\n"
    ),
    "cp1252 iso8859-1 iso8859-15 mac-roman": (
        "La première écluse est ouverte\nLe ministre a remercié les ouvriers pour leurs"
        " années de travail ; les tarifs ne changeront pas à l'été.\n"
    ),
    "tis-620 cp874": "เปิดประตูน้ำแห่งแรก\nวันนี้มีพิธีบนแม่น้ำ รัฐมนตรีขอบคุณคนงาน\n",
}


@pytest.mark.parametrize(
    ("text", "codec"),
    [(text, codec) for codecs, text in ALPHABETS.items() for codec in codecs.split()],
)
def test_an_alphabet_tells_its_encoding(text: str, codec: str) -> None:
    found = decode(text.encode(codec)).source

    assert found.text == text
    assert found.evidence.rule == "encoding.alphabet"
    assert rebuilt(found) == text.encode(codec)


def test_letters_that_no_language_has_together_are_left_to_statistics() -> None:
    found = decode("çğ łň õß ķž\n".encode("utf-16-be") + b"\xe9\xa9\xff\xfe").source

    assert found.evidence.rule != "encoding.alphabet"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_kept_apart(mark: bytes, codec: str) -> None:
    data = mark + KOREAN.encode(codec)

    found = decode(data).source

    assert (found.text, found.bom, found.encoding) == (KOREAN, mark, codec)
    assert rebuilt(found) == data


def test_cut_utf8_stays_utf8_and_counts_what_is_lost() -> None:
    data = KOREAN.encode()[:-2]

    found = decode(data)

    assert found.source.text.endswith("같\ufffd")
    assert found.source.fidelity is Fidelity.STORED
    assert "RKD103" in {d.code for d in found.diagnostics}


def test_given_encoding_overrides_detection() -> None:
    found = decode(GERMAN.encode("cp1252"), encoding="latin-1")

    assert found.source.encoding == "iso8859-1"
    assert found.source.evidence.rule == "encoding.given"


def test_given_encoding_that_cannot_read_all_keeps_the_bytes() -> None:
    data = b"a \xff b"

    found = decode(data, encoding="utf-8")

    assert found.source.text == "a \ufffd b"
    assert found.source.fidelity is Fidelity.STORED
    assert [d.code for d in found.diagnostics] == ["RKD105", "RKD103"]


def test_utf16_by_name_becomes_the_exact_codec() -> None:
    data = "release".encode("utf-16-be")

    assert decode(data, encoding="utf-16").source.encoding == "utf-16-be"
    assert decode(b"\xfe\xff" + data, encoding="utf_16").source.bom == b"\xfe\xff"


@pytest.mark.parametrize("name", ["no-such-codec", "hex", "idna", "unicode_escape"])
def test_name_of_no_charset_is_refused(name: str) -> None:
    with pytest.raises(EncodingError):
        decode(b"text", encoding=name)


def test_origin_and_name_are_kept() -> None:
    found = decode(b"x", name="a.txt", origin=SourceOrigin.FILE).source

    assert (found.name, found.origin) == ("a.txt", SourceOrigin.FILE)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_and_come_back(data: bytes) -> None:
    assert rebuilt(decode(data).source) == data


@given(st.text(max_size=200), st.sampled_from(["utf-8", "cp949", "cp1252", "big5"]))
def test_given_codec_reads_its_own_text(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")

    found = decode(data, encoding=codec).source

    assert rebuilt(found) == data
