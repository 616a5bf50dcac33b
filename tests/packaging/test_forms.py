"""What every form of package keeps: a new one is tested by its line in the table."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

import releasekit
from releasekit import ExportContext
from releasekit.errors import UsageError
from releasekit.packaging import FORMS, Form, Package, form_named, open_package
from releasekit.packaging.forms import form_of
from tests.support import ROOT, SAMPLES

SAMPLE = SAMPLES / "01-ministry-numbered-en.txt"
CONTEXT = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
every_form = pytest.mark.parametrize("name", FORMS)


@cache
def made(name: str) -> Package:
    return FORMS[name].make(releasekit.read(SAMPLE), CONTEXT)


def packed(form: Form, folder: Path, *, zipped: bool = False) -> Path:
    path = folder / f"a{form.suffix}{'.zip' if zipped else ''}"
    release = releasekit.read(SAMPLE)
    return releasekit.package(
        release, path, context=CONTEXT, form=form.name, zipped=zipped
    ).path


@every_form
def test_names_and_suffixes_are_unlike(name: str) -> None:
    others = [form for form in FORMS.values() if form.name != name]

    assert FORMS[name].name == name
    assert all(not form.suffix.endswith(FORMS[name].suffix) for form in others)


@every_form
def test_the_same_release_and_time_give_the_same_bytes(name: str) -> None:
    again = FORMS[name].make(releasekit.read(SAMPLE), CONTEXT)

    assert again.files == made(name).files
    assert list(again.files) == sorted(again.files)
    assert again.zipped() == made(name).zipped()


@every_form
@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_its_form_is_known_again_and_it_is_sound(
    name: str, *, zipped: bool, tmp_path: Path
) -> None:
    path = packed(FORMS[name], tmp_path, zipped=zipped)

    assert open_package(path).form is FORMS[name]
    assert releasekit.verify_package(path).is_sound
    assert releasekit.recover(path) == releasekit.read(SAMPLE)


@every_form
def test_every_file_is_covered(name: str, tmp_path: Path) -> None:
    path = packed(FORMS[name], tmp_path)
    for file in made(name).files:
        whole = (path / file).read_bytes()
        (path / file).write_bytes(whole + b"\n")
        longer = releasekit.verify_package(path)
        (path / file).write_bytes(whole[:-1])
        shorter = releasekit.verify_package(path)
        (path / file).write_bytes(whole)

        assert not longer.is_sound, file
        assert not shorter.is_sound, file


@every_form
def test_the_source_is_there_byte_for_byte_and_a_readme_says_so(name: str) -> None:
    files = made(name).files
    sources = [path for path in files if path.endswith(SAMPLE.name)]
    (readme,) = (files[p] for p in files if p.rpartition("/")[2] == "README.txt")

    assert [files[path] for path in sources] == [SAMPLE.read_bytes()]
    assert sources[0].encode() in readme


@every_form
def test_the_manual_lists_it(name: str) -> None:
    manual = (ROOT / "docs" / "packages.md").read_text("utf-8")
    form = FORMS[name]

    assert f"| `{name}` | {form.title} | `NAME{form.suffix}` |" in manual


def test_another_name_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UsageError, match="'tape'") as raised:
        form_named("tape")

    assert "bagit" in str(raised.value.hint)
    assert form_of(["a.txt"]) is None
