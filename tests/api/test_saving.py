from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

import releasekit
from releasekit.errors import (
    OptionsError,
    OutputError,
    OutputExistsError,
    OutputIsInputError,
    RecordInvalidError,
    SeriesError,
    UnknownExporterError,
    UsageError,
)
from releasekit.exporters.text.options import TextOptions
from releasekit.model import Fact, Paragraph, Release, Source
from releasekit.plugins.contract import ExportContext
from releasekit.testing.draft import origin

TEXT = "A Headline\n\n1. One.\n2. Two.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))


def test_export_gives_bytes_and_writes_nothing() -> None:
    made = releasekit.export(releasekit.parse(TEXT), "text")

    assert made.data.decode().startswith("A Headline\n")
    assert made.suffix == ".txt"


def test_options_may_be_the_exporters_class_or_a_mapping() -> None:
    release = releasekit.parse(TEXT)

    by_class = releasekit.export(release, "text", TextOptions(width=20))
    by_mapping = releasekit.export(release, "text", {"width": "20"})

    assert by_class == by_mapping


def test_an_unknown_option_is_refused_with_its_path() -> None:
    with pytest.raises(OptionsError, match="text: unknown option wdith"):
        releasekit.export(releasekit.parse(TEXT), "text", {"wdith": 20})


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownExporterError, match="no exporter is named 'word'"):
        releasekit.export(releasekit.parse(TEXT), "word")


def test_a_context_of_ones_own_is_used() -> None:
    context = ExportContext(producer="Records Office")

    made = releasekit.export(releasekit.parse(TEXT), "record", context=context)

    assert b"Records Office" in made.data


def test_the_suffix_of_the_destination_tells_the_format(file: Path) -> None:
    for name in ("b.json", "b.record.xml", "b.TXT"):
        done = releasekit.convert(file, file.parent / name)

        assert [out.path.name for out in done.outputs] == [name]
    assert json.loads((file.parent / "b.json").read_bytes())["version"] == 1


def test_several_formats_go_into_a_folder_named_after_the_source(file: Path) -> None:
    out = file.parent / "new" / "out"

    done = releasekit.convert(file, out, to=["json", "record", "json"])

    assert names(out) == ["a.json", "a.record.xml"]
    assert [output.format for output in done.outputs] == ["json", "record"]
    assert all(output.written for output in done.outputs)
    assert done.release == releasekit.read(file)


def test_one_format_can_be_given_a_name_or_a_folder(file: Path) -> None:
    releasekit.convert(file, file.parent / "x.json", to=["json"])
    releasekit.convert(file, file.parent / "x", to=["json"])

    assert (file.parent / "x.json").is_file()
    assert names(file.parent / "x") == ["a.json"]


def test_what_is_told_of_an_output_is_true(file: Path) -> None:
    (output,) = releasekit.convert(file, file.parent / "b.json").outputs

    data = output.path.read_bytes()

    assert output.size == len(data)
    assert output.sha256 == hashlib.sha256(data).hexdigest()


def test_an_unknown_suffix_is_refused(file: Path) -> None:
    with pytest.raises(UnknownExporterError, match=r"named like 'b\.xyz'"):
        releasekit.convert(file, file.parent / "b.xyz")


def test_a_folder_without_formats_is_refused(file: Path) -> None:
    with pytest.raises(UsageError, match="no format is named"):
        releasekit.convert(file, file.parent)


def test_options_go_to_their_format(file: Path) -> None:
    releasekit.convert(file, file.parent / "b.json", options={"json": {"flat": True}})

    assert "format" not in json.loads((file.parent / "b.json").read_bytes())


def test_options_of_a_format_that_is_not_written_are_refused(file: Path) -> None:
    with pytest.raises(OptionsError, match="options for pdf, which is not written"):
        releasekit.convert(file, file.parent / "b.json", options={"pdf": {}})


def test_wrong_options_are_found_before_the_input_is_read(tmp_path: Path) -> None:
    with pytest.raises(OptionsError):
        releasekit.convert(
            tmp_path / "none.txt", tmp_path / "b.json", options={"json": {"indent": 99}}
        )


def test_the_input_is_never_overwritten(file: Path) -> None:
    with pytest.raises(OutputIsInputError):
        releasekit.convert(file, file, force=True)
    with pytest.raises(OutputIsInputError):
        releasekit.convert(file, file.parent, to=["text"], force=True)

    assert file.read_text("utf-8") == TEXT


def test_the_input_is_not_overwritten_through_a_link(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to(file)

    with pytest.raises(OutputIsInputError):
        releasekit.convert(file, link, force=True)


def test_another_file_is_replaced_only_with_force(file: Path) -> None:
    (file.parent / "b.json").write_bytes(b"theirs")

    with pytest.raises(OutputExistsError):
        releasekit.convert(file, file.parent / "b.json")
    releasekit.convert(file, file.parent / "b.json", force=True)

    assert (file.parent / "b.json").read_bytes() != b"theirs"


def test_an_output_follows_its_changed_input(file: Path) -> None:
    releasekit.convert(file, file.parent / "b.json")
    file.write_text("Another Headline\n", "utf-8")

    done = releasekit.convert(file, file.parent / "b.json")

    assert done.outputs[0].written
    assert b"Another Headline" in (file.parent / "b.json").read_bytes()


def test_an_output_that_is_there_already_is_left_alone(file: Path) -> None:
    releasekit.convert(file, file.parent / "b.json")

    done = releasekit.convert(file, file.parent / "b.json")

    assert not done.outputs[0].written


def test_nothing_is_written_where_one_output_may_not_be(file: Path) -> None:
    (file.parent / "out").mkdir()
    (file.parent / "out" / "a.record.xml").write_bytes(b"theirs")

    with pytest.raises(OutputExistsError):
        releasekit.convert(file, file.parent / "out", to=["json", "record"])

    assert names(file.parent / "out") == ["a.record.xml"]


def test_a_stream_can_be_converted(tmp_path: Path) -> None:
    done = releasekit.convert(io.BytesIO(TEXT.encode()), tmp_path / "b.json")

    assert done.release.title == "A Headline"


def test_a_release_is_saved_under_a_given_stem(tmp_path: Path) -> None:
    saving = releasekit.Saving(stem="2017/02")

    done = releasekit.save(releasekit.parse(TEXT), tmp_path, to=["json"], saving=saving)

    assert done.outputs[0].path.name.startswith("2017_02-")


def test_a_release_without_a_name_is_still_saved(tmp_path: Path) -> None:
    done = releasekit.save(releasekit.parse(TEXT), tmp_path, to=["json"])

    assert done.outputs[0].path.name.startswith("release-")


def test_a_folder_that_is_a_file_is_refused(file: Path) -> None:
    with pytest.raises(OutputError, match="a file is where the output folder should"):
        releasekit.convert(file, file, to=["json"])


def test_every_record_is_validated_before_it_is_written(tmp_path: Path) -> None:
    twice = Paragraph(id="b1", text="x", origin=origin())
    release = Release(source=Source.from_text("x"), blocks=(twice, twice))

    made = releasekit.export(release, "record")
    with pytest.raises(RecordInvalidError):
        releasekit.save(release, tmp_path / "b.record.xml")

    assert made.data
    assert names(tmp_path) == []


def test_diagnostics_are_those_of_release_and_outputs(tmp_path: Path) -> None:
    release = releasekit.parse("A\x00\n")

    done = releasekit.save(release, tmp_path / "b.txt")

    assert [d.code for d in done.diagnostics] == [
        *(d.code for d in release.diagnostics),
        "RKD209",
    ]


@pytest.mark.parametrize("given", ["path", "facts"])
def test_series_facts_are_given_by_their_file_or_as_they_were_loaded(
    given: str, file: Path
) -> None:
    facts = file.parent / "press.toml"
    facts.write_text('id = "press"\naccess.level = "open"\n', "utf-8")
    series = facts if given == "path" else releasekit.load_series(facts)
    done = releasekit.convert(file, file.parent / "a.record.xml", series=series)

    assert isinstance(done.release.metadata.access, Fact)
    assert releasekit.recover(file.parent / "a.record.xml") == done.release


def test_a_mistake_in_series_facts_is_told_before_anything_is_written(
    file: Path,
) -> None:
    facts = file.parent / "press.toml"
    facts.write_text('id = "press"\naccess.level = "ajar"\n', "utf-8")
    with pytest.raises(SeriesError, match=r"press\.toml"):
        releasekit.convert(file, file.parent / "a.pdf", series=str(facts))

    assert names(file.parent) == ["a.txt", "press.toml"]
