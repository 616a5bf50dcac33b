"""What is published of the record is whole, up to date and true."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from releasekit import record
from releasekit.model import BlockKind, leaves
from releasekit.record.rules import RULES
from tests.record.breaches import SOFTWARE
from tests.record.publish import published
from tests.record.worked import worked_examples

FILES = record.write_schema()


@pytest.mark.parametrize("path", published(), ids=lambda path: path.name)
def test_what_is_made_is_up_to_date(path: Path) -> None:
    assert path.read_bytes() == published()[path], "run python -m tests.record.publish"


@pytest.mark.parametrize("kind", BlockKind)
def test_every_kind_of_block_has_a_worked_example(kind: BlockKind) -> None:
    release = worked_examples()[kind]

    assert kind in {block.kind for block in leaves(release.blocks)}


@pytest.mark.parametrize("name", worked_examples())
def test_a_worked_example_is_valid_and_comes_back(name: str) -> None:
    data = FILES[f"examples/{name}.record.xml"]
    release = worked_examples()[name]

    assert record.validate(data) == ()
    assert record.check_digest(data)
    assert record.read_record(data).software == SOFTWARE
    assert record.read(data) == release


def test_everything_is_published_with_a_word_on_it() -> None:
    readme = FILES["README.txt"].decode()
    tops = {PurePosixPath(name).parts[0] for name in FILES} - {"README.txt"}

    assert [rule.id for rule in RULES] == [
        name.removeprefix("breaches/").removesuffix(".record.xml")
        for name in FILES
        if name.startswith("breaches/")
    ]
    assert all(f"\n{top}" in readme for top in tops)


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = FILES["README.txt"].decode().splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("    from"))
    code = "\n".join(line.removeprefix("    ") for line in lines[start : start + 4])
    (tmp_path / "release-1.sch").write_bytes(FILES["release-1.sch"])
    (tmp_path / "a.record.xml").write_bytes(FILES["breaches/places.record.xml"])
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.txt", "exec"), {})  # noqa: S102 - our own text

    assert 'id="places"' in capsys.readouterr().out
