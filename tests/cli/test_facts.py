from __future__ import annotations

from releasekit.cli.facts import fact_rows
from releasekit.model import (
    Access,
    AccessLevel,
    Acronym,
    Agent,
    AgentRole,
    ArchivalSeries,
    Attachment,
    Channel,
    ChannelKind,
    Classification,
    Date,
    Dateline,
    DateType,
    DocumentType,
    Evidence,
    Fact,
    How,
    Identifier,
    Metadata,
    Precision,
    Relation,
    RelationKind,
    ReleaseTerms,
    Retention,
    RetentionAction,
    Rights,
    Subject,
    TermsKind,
    Title,
    TitleRole,
    Translation,
    TranslationStatus,
    Unknown,
    UnknownReason,
)

WHY = Evidence(how=How.PARSED, rule="a.rule")

EVERYTHING = Metadata(
    identifiers=(Fact(Identifier("sha256", "ab12"), WHY),),
    title=Fact("Ferry Opens", WHY),
    other_titles=(Fact(Title(role=TitleRole.SUB, text="At last"), WHY),),
    type=Fact(DocumentType.PRESS_RELEASE, WHY),
    number=Fact("No. 7", WHY),
    issuer=Fact(
        Agent(
            role=AgentRole.ISSUER,
            name="Harbour Ministry",
            identifier=Identifier("releasekit", "xx-harbour"),
        ),
        WHY,
    ),
    agents=(
        Fact(
            Agent(
                role=AgentRole.CONTACT,
                name="Ann Quay",
                position="Press officer",
                channels=(Channel(kind=ChannelKind.TELEPHONE, value="000 1"),),
            ),
            WHY,
        ),
    ),
    issued=Unknown(UnknownReason.AMBIGUOUS),
    dates=(
        Fact(
            Date(
                type=DateType.EVENT,
                when="--02-07",
                precision=Precision.DAY_OF_YEAR,
                literal="February 7",
            ),
            WHY,
        ),
        Fact(
            Date(
                type=DateType.EMBARGO_UNTIL,
                when="2017-02-07T14:30",
                precision=Precision.MINUTE,
                zone="+09:00",
                literal="Feb. 7, 2017 14:30 KST",
            ),
            WHY,
        ),
    ),
    terms=Fact(ReleaseTerms(kind=TermsKind.IMMEDIATE, literal="FOR RELEASE"), WHY),
    dateline=Fact(Dateline(place="Quay", literal="QUAY –"), WHY),
    places=(Fact("Quay", WHY),),
    language=Fact("en", WHY),
    other_languages=(Fact("ko", WHY),),
    translation=Fact(
        Translation(
            status=TranslationStatus.UNOFFICIAL,
            authoritative=False,
            from_language="ko",
            literal="* unofficial translation",
        ),
        WHY,
    ),
    subjects=(Fact(Subject(term="ferries", scheme="topics"), WHY),),
    attachments=(Fact(Attachment(title="Plan", label="Annex A"), WHY),),
    links=(Fact("https://quay.example/", WHY),),
    acronyms=(Fact(Acronym(short="HM", expansion="Harbour Ministry"), WHY),),
    series=Fact(ArchivalSeries(title="Releases", code="H/7", fonds="Harbours"), WHY),
    classifications=(Fact(Classification(label="News", code="7.2"), WHY),),
    access=Fact(Access(level=AccessLevel.OPEN), WHY),
    rights=Fact(Rights(statement="No rights reserved", licence="CC0-1.0"), WHY),
    retention=Fact(Retention(action=RetentionAction.TRANSFER, period="P10Y"), WHY),
    relations=(
        Fact(Relation(kind=RelationKind.REPLACES, target="H/6", title="Old"), WHY),
    ),
    profile=Fact("xx-harbour", WHY),
    described_by=Fact("xx-harbour-press", WHY),
)


def test_everything_known_has_its_words() -> None:
    rows = [(row.name, row.value) for row in fact_rows(EVERYTHING)]

    assert rows == [
        ("title", "Ferry Opens"),
        ("subtitle", "At last"),
        ("type", "press release"),
        ("number", "No. 7"),
        ("issuer", "Harbour Ministry (xx-harbour)"),
        ("contact", "Ann Quay, Press officer, 000 1"),
        ("issued", "unknown: the text can be read in several ways"),
        ("event date", "--02-07 (“February 7”, year unknown)"),
        ("embargo until", "2017-02-07T14:30+09:00 (“Feb. 7, 2017 14:30 KST”)"),
        ("release terms", "FOR RELEASE"),
        ("dateline", "Quay (QUAY –)"),
        ("place", "Quay"),
        ("language", "en"),
        ("also in", "ko"),
        (
            "translation",
            "unofficial from ko, not authoritative (“* unofficial translation”)",
        ),
        ("subject", "ferries (topics)"),
        ("attachment", "Annex A Plan"),
        ("link", "https://quay.example/"),
        ("acronym", "HM = Harbour Ministry"),
        ("identifier", "sha256:ab12"),
        ("series", "Harbours, H/7, Releases"),
        ("filed under", "7.2, News"),
        ("access", "open"),
        ("rights", "CC0-1.0, No rights reserved"),
        ("retention", "P10Y, transfer"),
        ("replaces", "Old, H/6"),
        ("profile", "xx-harbour"),
        ("described by", "xx-harbour-press"),
        ("description", "incomplete: date of issue"),
    ]


def test_what_a_record_should_have_and_the_text_leaves_out_is_a_gap() -> None:
    gaps = [row.name for row in fact_rows(Metadata()) if row.is_gap]

    assert gaps == ["title", "issuer", "issued"]


def test_what_nobody_supplies_is_told() -> None:
    words = {row.name: row.value for row in fact_rows(Metadata())}

    assert words["access"] == "not supplied: no release text says it"
    assert words["description"] == (
        "incomplete: title, issuer, date of issue, access, rights"
    )
