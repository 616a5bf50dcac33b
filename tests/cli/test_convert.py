from __future__ import annotations

import json
from pathlib import Path

import pytest

from releasekit import api
from tests.cli.conftest import RELEASE, Run


def test_one_file_becomes_the_three_usual_formats(run: Run, here: Path) -> None:
    ran = run("convert", "a.txt", "-o", "out")

    assert ran.status == 0
    assert ran.out == "a.txt → out/a{.docx,.pdf,.record.xml}\n"
    assert _names(here / "out") == ["a.docx", "a.pdf", "a.record.xml"]


@pytest.mark.parametrize("name", ["b.pdf", "b.DOCX", "b.record.xml", "b.json"])
def test_the_suffix_of_one_output_decides_the_format(
    name: str, run: Run, here: Path
) -> None:
    ran = run("convert", "a.txt", "-o", name)

    assert (ran.status, ran.out) == (0, f"a.txt → {name}\n")
    assert _names(here) == ["a.txt", name]


def test_formats_may_be_given_in_one_list_or_several(run: Run, here: Path) -> None:
    ran = run("convert", "a.txt", "--to", "json,text", "--to", "json", "-o", "out/")

    assert ran.status == 0
    assert _names(here / "out") == ["a.json", "a.txt"]


def test_a_folder_is_mirrored(run: Run, here: Path) -> None:
    for name in ("in/one.txt", "in/2017/two.txt", "in/2017/notes.md", "in/.git/x.txt"):
        _write(here / name, RELEASE)
    ran = run("convert", "in", "--to", "json", "-o", "out")

    assert ran.status == 0
    assert _names(here / "out") == ["2017/two.json", "one.json"]
    assert ran.err == "2 of 2 releases converted; 2 files in out/\n"


def test_events_are_dated_where_a_date_is_given(run: Run, here: Path) -> None:
    date = ("--date", "2026-11-23T09:30:00+09:00")
    plain = run("convert", "a.txt", "--to", "premis", "-o", "plain/")
    dated = run("convert", "a.txt", "--to", "premis", "-o", "out/", *date)
    wrong = run("convert", "a.txt", "--date", "soon", "-o", "wrong/")
    found = (here / "out/a.premis.xml").read_text("utf-8")

    assert (plain.status, dated.status, wrong.status) == (0, 0, 2)
    assert "<event>" not in (here / "plain/a.premis.xml").read_text("utf-8")
    assert found.count("<eventDateTime>2026-11-23T09:30:00+09:00</eventDateTime>") == 3
    assert ">validation</eventType>" in found


def test_a_pattern_chooses_other_files(run: Run, here: Path) -> None:
    _write(here / "in/one.md", RELEASE)
    ran = run("convert", "in", "--pattern", "*.md", "--to", "json", "-o", "out")

    assert ran.status == 0
    assert _names(here / "out") == ["one.json"]


def test_outputs_inside_the_input_folder_are_not_read_again(
    run: Run, here: Path
) -> None:
    first = run("convert", ".", "--to", "text", "-o", "out")
    second = run("convert", ".", "--to", "text", "-o", "out")

    assert (first.status, second.status) == (0, 0)
    assert _names(here / "out") == ["a.txt"]


def test_standard_input_takes_a_name(shell: Run, here: Path) -> None:
    ran = shell(
        *("convert", "-", "--name", "r.txt", "--to", "json", "-o", "out"),
        stdin=RELEASE.encode(),
    )

    assert (ran.status, ran.out) == (0, "- → out/r.json\n")
    assert json.loads((here / "out/r.json").read_bytes())


def test_standard_input_without_a_name_is_called_stdin(shell: Run, here: Path) -> None:
    ran = shell("convert", "-", "--to", "json", "-o", "out", stdin=RELEASE.encode())

    assert ran.status == 0
    assert _names(here / "out") == ["stdin.json"]


def test_a_name_for_standard_input_leads_nowhere_else(shell: Run) -> None:
    ran = shell("convert", "-", "--name", "../r.txt", "-o", "out")

    assert ran.status == 2
    assert "--name ../r.txt is not a plain file name" in ran.err


def test_standard_output_carries_the_rendition_alone(shell: Run, here: Path) -> None:
    ran = shell("convert", "a.txt", "--to", "record", "-o", "-")
    (here / "r.record.xml").write_text(ran.out, "utf-8")

    assert ran.status == 0
    assert api.validate(here / "r.record.xml") == ()
    assert _names(here) == ["a.txt", "r.record.xml"]


def test_standard_output_takes_one_input_and_one_format(run: Run) -> None:
    ran = run("convert", "a.txt", "-o", "-")

    assert ran.status == 2
    assert "one input in one format" in ran.err


def test_the_same_again_changes_nothing_and_says_so(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "out")
    before = {p: p.stat().st_mtime_ns for p in (here / "out").iterdir() if p.is_file()}
    ran = run("convert", "a.txt", "-o", "out")

    assert ran.out == "a.txt → out/a{.docx,.pdf,.record.xml} (unchanged)\n"
    assert {p: p.stat().st_mtime_ns for p in before} == before


@pytest.mark.parametrize("output", ["b.json", "sub/b.json"])
def test_what_an_earlier_run_wrote_is_replaced(
    output: str, run: Run, here: Path
) -> None:
    run("convert", "a.txt", "-o", output)
    before = (here / output).read_bytes()
    (here / "a.txt").write_text(RELEASE.replace("Monday", "Tuesday"), "utf-8")
    ran = run("convert", "a.txt", "-o", output)

    assert ran.status == 0
    assert (here / output).read_bytes() != before


def test_what_a_run_wrote_below_a_folder_is_replaced(run: Run, here: Path) -> None:
    _write(here / "in/x/one.txt", RELEASE)
    run("convert", "in", "--to", "json", "-o", "out")
    _write(here / "in/x/one.txt", RELEASE.replace("Monday", "Tuesday"))
    ran = run("convert", "in", "--to", "json", "-o", "out")

    assert ran.status == 0
    assert b"Tuesday" in (here / "out/x/one.json").read_bytes()
    assert not (here / "out/x/.releasekit").exists()


def test_what_somebody_changed_is_kept(run: Run, here: Path) -> None:
    run("convert", "a.txt", "-o", "b.json")
    (here / "b.json").write_text("my own work")
    ran = run("convert", "a.txt", "-o", "b.json")

    assert ran.status == 4
    assert ran.err.startswith("error RK201: b.json: ")
    assert "--force" in ran.err
    assert (here / "b.json").read_text() == "my own work"


def test_force_replaces_any_file_but_an_input(run: Run, here: Path) -> None:
    (here / "b.json").write_text("my own work")
    forced = run("convert", "a.txt", "-o", "b.json", "--force")
    refused = run("convert", "a.txt", "-o", "a.txt", "--force")

    assert forced.status == 0
    assert (here / "b.json").read_text() != "my own work"
    assert refused.status == 4
    assert (here / "a.txt").read_text("utf-8") == RELEASE


def test_an_input_reached_by_a_link_is_not_overwritten(run: Run, here: Path) -> None:
    (here / "b.txt").symlink_to("a.txt")
    ran = run("convert", "a.txt", "-o", "b.txt", "--force")

    assert ran.status == 4
    assert ran.err.startswith("error RK202: b.txt: ")
    assert (here / "a.txt").read_text("utf-8") == RELEASE


def test_a_link_out_of_the_output_folder_is_not_followed(run: Run, here: Path) -> None:
    _write(here / "in/x/one.txt", RELEASE)
    (here / "elsewhere").mkdir()
    (here / "out").mkdir()
    (here / "out/x").symlink_to("../elsewhere")
    ran = run("convert", "in", "--to", "json", "-o", "out")

    assert ran.status == 4
    assert "a link leads out of the output folder" in ran.err
    assert _names(here / "elsewhere") == []


def test_names_that_some_file_system_confuses_are_refused_before_any_work(
    run: Run, here: Path
) -> None:
    for name in ("x/caf\u00e9.txt", "y/CAFE\u0301.txt"):
        _write(here / name, RELEASE)
    ran = run("convert", "a.txt", "x/caf\u00e9.txt", "y/CAFE\u0301.txt", "-o", "out")

    assert ran.status == 2
    assert "would both become" in ran.err
    assert not (here / "out").exists()


def test_one_bad_input_does_not_stop_the_others(run: Run, here: Path) -> None:
    (here / "b.txt").write_bytes(b"%PDF-1.7\n")
    ran = run("convert", "nosuch.txt", "b.txt", "a.txt", "--to", "json", "-o", "out")

    assert ran.status == 1
    assert _names(here / "out") == ["a.json"]
    assert "error RK101: nosuch.txt: no such file or folder\nhint: " in ran.err
    assert "error RK103: b.txt: this is a PDF, not plain text\nhint: " in ran.err
    assert ran.err.endswith("1 of 3 releases converted; 1 file in out/; 2 failed\n")


def test_several_inputs_cannot_become_one_file(run: Run, here: Path) -> None:
    _write(here / "b.txt", RELEASE)
    ran = run("convert", "a.txt", "b.txt", "-o", "c.pdf")

    assert ran.status == 2
    assert ran.err.startswith("error RK300: c.pdf: 2 inputs cannot become one file\n")
    assert not (here / "c.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["-o", "b.epub"], 2, "no exporter writes files named like 'b.epub'"),
        (["--to", "pdf", "-o", "b.docx"], 2, "written as docx, not as pdf"),
        (["--to", "doc", "-o", "out"], 2, "no exporter is named 'doc'"),
        (["--option", "pdf.nosuch=1", "-o", "out"], 2, "unknown option nosuch"),
        (["--option", "json.a=1", "-o", "out"], 2, "json, which --to does not name"),
        (["--option", "page_size", "-o", "out"], 2, "not the form NAME.KEY=VALUE"),
        (["--options", "nosuch.toml", "-o", "out"], 3, "nosuch.toml: no such file"),
        (["-o", "a.txt/out"], 4, "a.txt/out"),
    ],
)
def test_what_makes_no_sense_is_refused_before_any_work(
    arguments: list[str], status: int, said: str, run: Run, here: Path
) -> None:
    ran = run("convert", "a.txt", *arguments)

    assert ran.status == status
    assert said in ran.err
    assert _names(here) == ["a.txt"]


def test_a_file_in_place_of_the_folder_is_refused(run: Run, here: Path) -> None:
    (here / "out").write_text("a file")
    ran = run("convert", "a.txt", "-o", "out")

    assert ran.status == 4
    assert ran.err.startswith("error RK200: out: this is a file, not a folder\nhint: ")


def test_an_existing_folder_with_a_suffix_is_a_folder(run: Run, here: Path) -> None:
    (here / "out.pdf").mkdir()
    ran = run("convert", "a.txt", "--to", "json", "-o", "out.pdf")

    assert ran.status == 0
    assert _names(here / "out.pdf") == ["a.json"]


def test_options_come_from_a_file_and_the_command_line_wins(
    run: Run, here: Path
) -> None:
    (here / "o.toml").write_text('[pdf]\npage_size = "a4"\n[json]\nnosuch = 1\n')
    for name, more in (("a4", []), ("letter", ["--option", "pdf.page_size=letter"])):
        run("convert", "a.txt", "--options", "o.toml", "-o", f"{name}.pdf", *more)
    run("convert", "a.txt", "--option", "pdf.page_size=a4", "-o", "same.pdf")

    assert (here / "a4.pdf").read_bytes() == (here / "same.pdf").read_bytes()
    assert (here / "a4.pdf").read_bytes() != (here / "letter.pdf").read_bytes()


def test_the_summary_for_programs_is_json_alone(shell: Run, here: Path) -> None:
    ran = shell("convert", "a.txt", "nosuch", "--to", "json", "-o", "out", "--json")
    report = json.loads(ran.out)

    assert ran.status == 1
    assert (report["converted"], report["failed"]) == (1, 1)
    assert [i["status"] for i in report["inputs"]] == ["failed", "converted"]
    assert report["inputs"][0]["error"]["code"] == "RK101"
    assert report["inputs"][1]["title"] == "Harbour Ministry Opens Ferry Terminal"
    assert report["inputs"][1]["outputs"][0]["path"] == "out/a.json"


def test_quiet_says_nothing_but_errors(run: Run, here: Path) -> None:
    (here / "e.txt").write_bytes(b"")
    ran = run("convert", "a.txt", "e.txt", "nosuch", "-o", "out", "--quiet")

    assert ran.out == ""
    assert ran.err == (
        "error RK101: nosuch: no such file or folder\n"
        "hint: check the spelling of the path\n"
    )


def test_an_encoding_can_be_given(run: Run, here: Path) -> None:
    (here / "k.txt").write_bytes(
        "보도자료\n\n얼음길 안전관리 대책 발표\n".encode("cp949")
    )
    ran = run("convert", "k.txt", "--encoding", "cp949", "--to", "text", "-o", "out")
    unknown = run("convert", "k.txt", "--encoding", "nosuch", "-o", "out")

    assert ran.status == 0
    assert "얼음길" in (here / "out/k.txt").read_text("utf-8")
    assert (unknown.status, unknown.err[:11]) == (3, "error RK105")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _names(folder: Path) -> list[str]:
    """Return the files below a folder, without what releasekit notes there."""
    found = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return sorted(p.as_posix() for p in found if ".releasekit" not in p.parts)
