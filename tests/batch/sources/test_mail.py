from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit import api
from releasekit.batch.sources import Finding, find_items, open_item
from releasekit.batch.sources.mail import mail_text
from releasekit.errors import UnreadableInputError
from releasekit.model import Fact
from tests.batch.sources.conftest import Write, refusal


def message(**head: str) -> EmailMessage:
    found = EmailMessage()
    for name, value in head.items():
        found[name] = value
    return found


def test_a_mail_says_who_sent_it_when_and_about_what_above_its_text() -> None:
    mail = message(
        Received="from x by y",
        Subject="Fähre fährt",
        From='"Hafenministerium" <presse@example.de>',
        To="someone@example.org",
        Date="Tue, 07 Feb 2017 10:00:00 +0100",
    )
    mail.set_content("Die Fähre fährt.\n\nAb morgen.\n", charset="iso-8859-1")

    assert mail_text(mail.as_bytes()).decode() == (
        'From: "Hafenministerium" <presse@example.de>\n'
        "Date: Tue, 07 Feb 2017 10:00:00 +0100\n"
        "Subject: Fähre fährt\n"
        "\n"
        "Die Fähre fährt.\n\nAb morgen.\n"
    )


def test_plain_text_is_preferred_and_attachments_are_left_out() -> None:
    mail = message(Subject="News")
    mail.set_content("plain words\n")
    mail.add_alternative("<p>fine words</p>", subtype="html")
    mail.add_attachment("attached words", filename="a.txt")
    mail.add_attachment(message(Subject="Another"))

    assert mail_text(mail.as_bytes()) == b"Subject: News\n\nplain words\n"


def test_html_becomes_words_where_there_is_no_plain_text() -> None:
    mail = message(Subject="News")
    mail.set_content("<h1>Title</h1><p>a<br>b</p><ul><li>c</ul>", subtype="html")

    assert mail_text(mail.as_bytes()) == b"Subject: News\n\nTitle\n\na\nb\n\n- c\n"


def test_texts_that_stand_one_after_the_other_are_all_read() -> None:
    mail = message(Subject="News")
    mail.set_content("above\n")
    mail.make_mixed()
    below = EmailMessage()
    below.set_content("below\n")
    mail.attach(below)

    assert mail_text(mail.as_bytes()) == b"Subject: News\n\nabove\n\nbelow\n"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (b"=?utf-8?B?67O064+E7J6Q66OM?=", "보도자료"),
        (b"=?utf-8?Q?a_?=\r\n =?iso-8859-1?Q?=E9?= b", "a é b"),
        ("보도자료".encode(), "보도자료"),
        (b"=?x-none?Q?plain?=", "plain"),
        (b"=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
    ],
)
def test_the_words_of_a_field_are_decoded(field: bytes, words: str) -> None:
    text = mail_text(b"Subject: " + field + b"\n\nbody").decode()

    assert text == f"Subject: {words}\n\nbody\n"


@pytest.mark.parametrize("charset", ["x-none", "us-ascii", "utf-8"])
def test_a_mail_that_names_the_wrong_encoding_is_read_as_it_looks(
    charset: str,
) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n"
    text = "보도자료를 배포합니다. 항만부는 새 여객선 터미널을 열었습니다."

    assert text.encode() in mail_text(head.encode() + text.encode())
    assert text.encode() in mail_text(head.encode() + text.encode("cp949"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no mail"),
        (b"\n\nwords", "no mail"),
        (b"Subject: x\n\n", "no text"),
        (b"Subject: x\nContent-Type: image/png\n\nwords", "no text"),
        (b"Subject: x\nContent-Type: multipart/mixed\n\n", "no text"),
    ],
)
def test_what_has_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=reason) as caught:
        mail_text(data)

    assert caught.value.hint == "open it in a mail program and save it as text"


def test_parts_in_parts_in_parts_end_nowhere_else() -> None:
    deep = b"Subject: x\n"
    for n in range(3000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)

    with pytest.raises(UnreadableInputError):
        mail_text(deep)


@given(st.binary(max_size=500))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    for mail in (data, b"Subject: x\n" + data, b"Content-Type: " + data + b"\n\n.\n"):
        try:
            mail_text(mail).decode("utf-8", "surrogatepass")
        except UnreadableInputError as error:
            assert error.hint  # noqa: PT017 - either way is right


def test_the_parser_takes_the_date_and_headline_from_what_a_mail_says(
    write: Write,
) -> None:
    mail = message(
        From="Harbour Ministry <press@example.gov>",
        Date="Tue, 07 Feb 2017 10:00:00 +0100",
        Subject="Harbour Ministry Opens Ferry Terminal",
    )
    mail.set_content("The Harbour Ministry opened the terminal on Monday.\n")
    write("a.eml", mail.as_bytes())
    (item,) = find_items(["a.eml"])
    release = api.parse_bytes(open_item(item), encoding="utf-8")

    title, dates = release.metadata.title, release.metadata.dates

    assert isinstance(title, Fact)
    assert title.value == "Harbour Ministry Opens Ferry Terminal"
    assert {fact.value.when for fact in dates} == {"2017-02-07T10:00:00"}


def test_a_mail_is_one_input_named_after_its_file(write: Write) -> None:
    write("in/News.EML", "Subject: x\n\nwords")
    write("in/b.eml", "")
    write("in/c.txt")
    first, second = items = list(find_items(["in"], Finding(patterns=("*.[eE]*",))))

    assert [item.stem for item in items] == ["News", "b"]
    assert first.source == "eml"
    assert refusal(second).path == "in/b.eml"
