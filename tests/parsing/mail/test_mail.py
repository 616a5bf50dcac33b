"""Mail: what a header says, how text flows, what is signed, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import (
    BlockKind,
    Date,
    DateType,
    Fact,
    How,
    Release,
    SegmentClass,
    Table,
    Unknown,
    leaves,
    outline,
)
from releasekit.parsing import parse_text
from releasekit.parsing.mail.words import may_be_mail

HEAD = """\
From: Ministry of Works <press@works.example>
To: desk@paper.example
Subject: Bridge to Close for Repairs
Date: Tue, 3 Mar 2026 10:12:33 +0100
"""
BODY = "The bridge over the Marlow will be closed to traffic from Monday, it said.\n"
FLOWED = f"{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed"


def rules(release: Release) -> list[str]:
    return [leaf.origin.rule for leaf in leaves(release.blocks)]


def dates_of(release: Release, kind: DateType) -> list[Fact[Date]]:
    return [fact for fact in release.metadata.dates if fact.value.type is kind]


def test_the_day_of_sending_is_inferred_where_no_date_is_stated() -> None:
    release = parse_text(f"{HEAD}\n{BODY}")

    issued = release.metadata.issued
    (sent,) = dates_of(release, DateType.DISTRIBUTED)
    assert isinstance(issued, Fact)
    assert issued.value.when == "2026-03-03"
    assert issued.evidence.how is How.INFERRED
    assert issued.evidence.rule == "issued.mail-date"
    assert sent.value.when == "2026-03-03T10:12:33"
    assert sent.value.zone == "+01:00"


def test_a_date_of_the_text_is_believed_before_the_mail() -> None:
    release = parse_text(f"{HEAD}\nMarch 2, 2026\n\nThe Bridge Closes\n\n{BODY}")

    issued = release.metadata.issued
    assert isinstance(issued, Fact)
    assert issued.value.when == "2026-03-02"
    assert issued.evidence.how is How.PARSED


def test_the_mail_lends_its_year_to_a_date_that_has_none() -> None:
    release = parse_text(f"{HEAD}\nThe Bridge Closes\n\n{BODY}\nWe meet on April 6.\n")

    (event,) = dates_of(release, DateType.EVENT)
    assert event.value.when == "2026-04-06"
    assert event.evidence.how is How.INFERRED


def test_the_mail_lends_its_year_to_a_date_line_that_has_none() -> None:
    release = parse_text(f"{HEAD}\nMarch 2\n\nThe Bridge Closes\n\n{BODY}")

    issued = release.metadata.issued
    assert isinstance(issued, Fact)
    assert issued.value.when == "2026-03-02"
    assert issued.evidence.rule == "issued.mail-year"


def test_a_subject_as_headline_is_inferred() -> None:
    release = parse_text(f"{HEAD}\n{BODY}")

    title = release.metadata.title
    assert isinstance(title, Fact)
    assert title.value == "Bridge to Close for Repairs"
    assert title.evidence.how is How.INFERRED
    assert title.evidence.rule == "title.subject"


def test_the_sender_is_the_issuer_where_the_text_names_none() -> None:
    release = parse_text(f"{HEAD}\n{BODY}")

    issuer = release.metadata.issuer
    assert isinstance(issuer, Fact)
    assert issuer.value.name == "Ministry of Works"
    assert issuer.evidence.how is How.INFERRED


def test_a_recipient_is_no_issuer() -> None:
    release = parse_text(
        "From: Anna Lind <anna.lind@mail.example>\n"
        f"To: Ministry of Works <office@works.example>\nSubject: Bridge\n\n{BODY}"
    )

    assert isinstance(release.metadata.issuer, Unknown)


def test_the_header_nearest_above_the_release_speaks_for_it() -> None:
    release = parse_text(
        "From: Desk <desk@paper.example>\nSubject: FW: today\n"
        f"Date: Thu, 5 Mar 2026 08:00:00 +0100\n\nPlease run.\n\n"
        f"---------- Forwarded message ---------\n{HEAD}\n{BODY}"
    )

    (sent,) = dates_of(release, DateType.DISTRIBUTED)
    assert sent.value.when == "2026-03-03T10:12:33"
    assert release.title == "Bridge to Close for Repairs"
    assert release.issuer == "Ministry of Works"


@pytest.mark.parametrize(("delsp", "glue"), [("", " "), ("; delsp=yes", "")])
def test_a_line_that_ends_in_a_blank_goes_on(delsp: str, glue: str) -> None:
    release = parse_text(
        f"{FLOWED}{delsp}\n\nThe Bridge Closes\n\n"
        "The bridge over the Marlow will be closed from \nMonday, the ministry said.\n"
        "Ferries run\nevery hour\n"
    )

    flowed, *fixed = [leaf.text for leaf in leaves(release.blocks)][-3:]
    assert f"will be closed from{glue}Monday, the ministry said." in flowed
    assert fixed == ["Ferries run", "every hour"]


def test_a_flowed_item_keeps_its_mark() -> None:
    release = parse_text(
        f"{FLOWED}\n\nThe Bridge Closes\n\n"
        " 1. The first closure lasts three weeks and ends on a \nFriday in May.\n"
        " 2. The second is short.\n"
    )

    first, second = outline(release).splitlines()[-2:]
    assert first.startswith("list_item: [1.] The first closure")
    assert first.endswith("ends on a Friday in May.")
    assert second == "list_item: [2.] The second is short."


def test_lines_of_a_mail_that_never_flows_are_left_to_the_rules() -> None:
    release = parse_text(
        f"{FLOWED}\n\nThe Bridge Closes\n\nThe bridge over the Marlow will be closed to"
        " all\ntraffic from Monday, the ministry said.\n"
    )

    assert "all traffic" in outline(release)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("Anna Lind\nPress Office\n555-0142\n", BlockKind.CONTACT),
        ("Anna Lind\nDirector\n", BlockKind.SIGNATURE),
    ],
)
def test_what_stands_below_the_dashes_is_one_signature(
    lines: str, kind: BlockKind
) -> None:
    release = parse_text(f"The Bridge Closes\n\n{BODY}\n-- \n{lines}")

    mark, signature = list(leaves(release.blocks))[-2:]
    assert mark.origin.rule == "mail.signature-mark"
    assert signature.kind is kind
    assert signature.text == " ".join(lines.split("\n")).strip()


def test_dashes_without_a_blank_sign_nothing_outside_a_mail() -> None:
    release = parse_text(f"The Bridge Closes\n\n{BODY}\n--\nAnna Lind\n")

    assert not any(rule.startswith("mail.") for rule in rules(release))


def test_no_line_of_a_signature_is_cut_like_a_headline() -> None:
    signed = "Kind regards\nMarch 3, 2026  Headline\nAnna Lind\n"

    release = parse_text(f"{HEAD}\nFerries run.\n\n{signed}")

    signature = list(leaves(release.blocks))[-1]
    assert signature.text == "March 3, 2026  Headline Anna Lind"


def test_quote_marks_are_segments_of_their_own_and_reported() -> None:
    text = f"> The Bridge Closes\n>\n> {BODY}> \n> Ferries run.\n"

    release = parse_text(text)

    assert release.segments.at(0).kind is SegmentClass.MARKER
    assert ">" not in outline(release)
    assert [d.message for d in release.diagnostics] == [
        "quote marks were taken off 5 lines of mail"
    ]


@pytest.mark.parametrize(
    ("field", "body", "what"),
    [
        ("Content-Transfer-Encoding: quoted-printable", "a =E2=80=93 b=\nc", "quoted-"),
        ("Content-Transfer-Encoding: base64", "QUJD" * 15, "base64"),
        ("Content-Type: multipart/alternative; boundary=x", "--x", "multipart/"),
        ("X-Subject: x\nSubject: =?utf-8?Q?Br=C3=BCcke?=", BODY, "encoded words"),
    ],
)
def test_a_mail_as_it_was_sent_is_reported(field: str, body: str, what: str) -> None:
    release = parse_text(f"Message-ID: <1@works.example>\n{field}\n\n{body}\n")

    (found,) = (d for d in release.diagnostics if d.code == "RKD140")
    assert what in found.message


def test_a_decoded_body_below_its_old_header_is_not_reported() -> None:
    release = parse_text(
        "Message-ID: <1@works.example>\nContent-Transfer-Encoding: quoted-printable"
        f"\n\n{BODY}"
    )

    assert not [d for d in release.diagnostics if d.code == "RKD140"]


@pytest.mark.parametrize(
    "text",
    [
        "From today the ferry runs every hour.\nSent: by post\n",
        "SUBJECT: Delegation\n",
        "Q: > 5?\n",
        "-----\n\nA ruled line\n",
        "",
    ],
)
def test_a_text_without_a_sign_of_mail_is_not_looked_at(text: str) -> None:
    assert not may_be_mail(text.replace("\nSent: by post", ""))


LINES = st.sampled_from(
    [
        *("From: A <a@b.example>\n", "To: c@d.example\n", "Subject: X\n", "Betreff:\n"),
        *("Date: Tue, 3 Mar 2026 10:12:33 +0100\n", "Message-ID: <x>\n", " folded\n"),
        *(
            "Content-Type: text/plain; format=flowed\n",
            "Subject: Fwd: Re:\n",
            "Von: \n",
        ),
        *(
            "Content-Type: text/plain; format=flowed; delsp=yes\n",
            "wrote:\n",
            "Dear A,\n",
        ),
        *("> ", "> > ", ">", ">>\n", ">\n", "-- \n", "--\n", "Kind regards\n", " \n"),
        *("---------- Forwarded message ---------\n", "-----Original Message-----\n"),
        *("On Tue, 3 Mar 2026, a@b.example wrote:\n", "On Tue, 3 Mar 2026\n", "끝.\n"),
        *("Unsubscribe\n", "This e-mail is confidential\n", "PRESS RELEASE\n", "* n\n"),
        *(
            "1. ",
            "- ",
            "a long enough line of words that ends in a blank \n",
            "| a | b |\n",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "word ",
            "### ",
            "붙임 1. x \n",
            "Press 555 0100 22\n",
        ),
        *(
            "March 3, 2026  Headline\n",
            "QUESTION: a\n",
            "    ",
            "Contact: a@b.example\n",
        ),
    ]
)
MAILS = st.lists(st.one_of(LINES, LINES, st.text(max_size=6)), max_size=50).map("".join)


@given(MAILS)
def test_segments_of_any_mail_joined_are_the_source(text: str) -> None:
    release = parse_text(text)

    assert "".join(text[s.start : s.end] for s in release.segments) == text


@given(MAILS)
def test_every_block_of_a_mail_says_what_its_places_say(text: str) -> None:
    release = parse_text(text)

    for leaf in leaves(release.blocks):
        if not isinstance(leaf, Table):
            words = "".join(span.slice(text) for span in leaf.origin.spans)
            assert "".join(leaf.text.split()) == "".join(words.split())
