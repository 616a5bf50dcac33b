"""A batch of made-up releases, for tests and for the picture in the manual.

``python -m tests.batch.report.made_up FOLDER`` writes the report of 2,000 of them.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from string import capwords
from typing import Final

from attrs import frozen

from releasekit.batch.facts import facts_of
from releasekit.batch.item import Item
from releasekit.batch.report import RunFacts, write_report
from releasekit.batch.result import Made, Result
from releasekit.errors import (
    ForeignFormatError,
    InputTooLargeError,
    ReleasekitError,
    TimeLimitError,
    UnreadableInputError,
    WorkerDiedError,
)
from releasekit.model import Release
from releasekit.parsing import parse_text

RUN: Final = RunFacts(
    destination="archive/2026-11",
    formats=("docx", "pdf", "record"),
    started=datetime(2026, 11, 23, 22, 0, tzinfo=UTC),
    finished=datetime(2026, 11, 23, 22, 0, 13, tzinfo=UTC),
    planned=2000,
    engine="local",
    workers=2,
    job=hashlib.sha256(b"job").hexdigest(),
)
_SUFFIXES: Final = (("docx", ".docx"), ("pdf", ".pdf"), ("record", ".xml"))


@frozen(kw_only=True)
class Tongue:
    """What releases are put together from in one language."""

    share: int
    bodies: tuple[str, ...]
    subjects: tuple[str, ...]
    label: str
    headline: str
    day: str
    opening: str
    closing: str
    chrome: str


_TONGUES: Final = (
    Tongue(
        share=46,
        bodies=(
            "Ministry of Harbours",
            "Department of Bridges and Ferries",
            "Office of Public Lighting",
            "National Weather Service",
            "Brennport River Police Department",
            "Agency for School Gardens",
        ),
        subjects=(
            "night ferries to the islands",
            "repairs of the northern breakwater",
            "free seeds for village schools",
            "a new storm signal",
            "the count of winter birds",
            "lower fees for small boats",
            "street lamps that see the moon",
        ),
        label="PRESS RELEASE",
        headline="{body} Announces {Subject}",
        day="{day:%-d %B %Y}",
        opening="The {body} today announced {subject}, which {n} towns had asked for."
        " The work begins next month and costs {n} thousand crowns.",
        closing="“Nobody should wait longer than {n} minutes,” said the director. More"
        " is to be had at the town halls from Monday on.",
        chrome="Home | News | Services | Contact\n\nShare this page\n\n",
    ),
    Tongue(
        share=24,
        bodies=("물길관리청", "해솔교통부", "등대안전부", "마을도서관진흥원"),
        subjects=(
            "겨울철 뱃길 안전관리 대책",
            "섬마을 도서관 지원 계획",
            "야간 연락선 운항 확대 방안",
            "등대 체험 행사 일정",
        ),
        label="보도자료",
        headline="{body}, {subject} 발표",
        day="{day:%Y}. {day.month}. {day.day}.",
        opening="□ {body}은 {subject}을 발표하였다. 이번 대책은 {n}개 마을에 적용된다.",
        closing=" ○ 자세한 내용은 누리집에 있으며, {n}일부터 신청을 받는다.",
        chrome="본문 바로가기\n\n",
    ),
    Tongue(
        share=13,
        bodies=("Ministerium für Fähren und Brücken", "Bundesamt für Wetter"),
        subjects=(
            "neue Fahrpläne für die Inseln",
            "längere Öffnungszeiten der Schleusen",
            "Lampen für den alten Hafen",
        ),
        label="Pressemitteilung",
        headline="{body} stellt vor: {subject}",
        day="{day:%d.%m.%Y}",
        opening="Das {body} hat heute seine Pläne vorgestellt: {subject}. Davon haben"
        " {n} Gemeinden etwas, und die Arbeiten beginnen im Frühjahr.",
        closing="„Niemand soll länger als {n} Minuten warten“, sagte die Leiterin.",
        chrome="Startseite | Presse | Kontakt\n\n",
    ),
    Tongue(
        share=11,
        bodies=("Ministère des Canaux", "Préfecture de Valmer"),
        subjects=(
            "la réouverture de l’écluse du moulin",
            "des jardins pour les écoles du littoral",
            "un bac de nuit vers les îles",
        ),
        label="Communiqué de presse",
        headline="{body} : {subject}",
        day="{day:%d/%m/%Y}",
        opening="Le ministère annonce {subject}. Les travaux commencent au printemps et"
        " concernent {n} communes, qui les attendaient depuis longtemps.",
        closing="« Nous tenons parole », a dit la directrice devant {n} élus.",
        chrome="Accueil | Actualités | Contact\n\n",
    ),
    Tongue(
        share=6,
        bodies=("Ministerio de Faros y Puertos",),
        subjects=("la restauración del faro viejo", "nuevas barcas de rescate"),
        label="Nota de prensa",
        headline="{body} presenta {subject}",
        day="{day:%d/%m/%Y}",
        opening="El ministerio presentó hoy {subject}, que esperaban {n} pueblos de la"
        " costa. Las obras empiezan en primavera.",
        closing="El plan completo está en los ayuntamientos desde el lunes.",
        chrome="Inicio | Noticias | Contacto\n\n",
    ),
)
_FAILURES: Final[tuple[ReleasekitError, ...]] = (
    ForeignFormatError("this is a PDF, not a text"),
    ForeignFormatError("this is a PDF, not a text"),
    ForeignFormatError("this is a PDF, not a text"),
    ForeignFormatError("this is a PNG picture, not a text"),
    UnreadableInputError("permission denied"),
    UnreadableInputError("permission denied"),
    TimeLimitError("took longer than the limit of 10 seconds"),
    InputTooLargeError("more than the limit of 16777216 bytes"),
    WorkerDiedError("the worker died twice with this input alone in hand"),
)


def results(count: int, *, seed: int = 7) -> Iterator[Result]:
    """Yield what became of some made-up inputs; always the same of one seed."""
    rng = random.Random(seed)
    for number in range(1, count + 1):
        tongue = rng.choices(_TONGUES, [each.share for each in _TONGUES])[0]
        day = _day(rng)
        item = _item(number, day)
        if rng.random() < 0.016:
            yield Result(item=item, error=rng.choice(_FAILURES), milliseconds=2)
            continue
        release = parse_text(_text(rng, tongue, day), name=item.name)
        yield _result(rng, item, release)


def _day(rng: random.Random) -> date:
    """Return a day of eight years, of which the later have more releases."""
    late = max(rng.random(), rng.random())
    return date(2019, 1, 1) + timedelta(days=int(late * 2850))


def _item(number: int, day: date) -> Item:
    name = f"release-{number:05}.txt"
    folder = f"{day:%Y/%m}"
    return Item(
        id=f"{folder}/{name}",
        location=f"in/{folder}/{name}",
        name=name,
        folder=folder,
        stem=f"release-{number:05}",
        size=2000,
    )


def _text(rng: random.Random, tongue: Tongue, day: date) -> str:
    """Return a text; some lack a date, a headline, a body or line ends."""
    body, subject = rng.choice(tongue.bodies), rng.choice(tongue.subjects)
    words = {"body": body, "subject": subject, "n": rng.randint(3, 90)}
    words["Subject"] = capwords(subject)
    headline = tongue.headline.format(**words)
    paragraphs = [
        rng.choice((tongue.opening, tongue.closing)).format(**words)
        for _ in range(rng.randint(2, 7))
    ]
    parts = [
        f"{body.upper()}\n{tongue.label}" if rng.random() < 0.88 else "",
        tongue.day.format(day=day) if rng.random() < 0.93 else "",
        headline if rng.random() < 0.99 else "",
        tongue.opening.format(**words),
        *paragraphs,
    ]
    text = "\n\n".join(part for part in parts if part)
    if rng.random() < 0.012:
        text = "\n\n".join(part[:18] for part in parts if part)
    chrome = tongue.chrome * rng.choice((0, 0, 1, 1, 4))
    return f"{chrome}{text}\n\n\x07\n" if rng.random() < 0.01 else f"{chrome}{text}\n"


def _result(rng: random.Random, item: Item, release: Release) -> Result:
    is_there = rng.random() < 0.06
    outputs = tuple(
        Made(
            exporter=exporter,
            name=f"{item.folder}/{item.stem}{suffix}",
            sha256=hashlib.sha256(f"{item.id}{suffix}".encode()).hexdigest(),
            size=rng.randint(9_000, 60_000),
            written=not is_there,
        )
        for exporter, suffix in _SUFFIXES
    )
    return Result(
        item=item,
        sha256=release.source.sha256,
        releases=(facts_of(release),),
        outputs=outputs,
        diagnostics=release.diagnostics,
        milliseconds=rng.randint(4, 20),
    )


if __name__ == "__main__":
    write_report(results(2000), RUN, Path(sys.argv[1]))
