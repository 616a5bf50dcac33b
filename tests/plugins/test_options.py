from __future__ import annotations

from enum import StrEnum

import pytest
from attrs import field, frozen
from attrs.validators import ge

from releasekit.errors import BrokenExporterError, OptionsError, SeriesError
from releasekit.plugins.contract import ExporterSpec
from releasekit.plugins.options import field_names, make_options


@frozen
class Words:
    said: str

    @classmethod
    def load(cls, path: str) -> Words:
        if path == "none":
            error = SeriesError("line 3: no", hint="yes", path=path)
            error.add_note("line 4: no")
            raise error
        return cls(f"from {path}")


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


@frozen(kw_only=True)
class Margins:
    left: float = 20.0


@frozen(kw_only=True)
class Options:
    width: int = field(default=0, validator=ge(0))
    loud: bool = False
    paper: Paper = Paper.A4
    fonts: tuple[str, ...] = ()
    title: str | None = None
    margins: Margins = Margins()
    words: Words = Words("")


@frozen
class NoDefaults:
    width: int


def spec(options: type = Options) -> ExporterSpec:
    return ExporterSpec(
        name="x", title="X", media_type="text/x", suffix=".x", options=options
    )


def test_nothing_gives_the_defaults() -> None:
    assert make_options(spec()) == Options()


def test_a_file_is_named_by_its_path() -> None:
    assert make_options(spec(), {"words": "a.toml"}).words == Words("from a.toml")
    assert make_options(spec(), {"words": Words("x")}).words == Words("x")
    with pytest.raises(OptionsError, match=r"x\.words: not the path of a file: 3"):
        make_options(spec(), {"words": 3})


def test_what_is_wrong_in_a_file_is_told_as_it_is() -> None:
    with pytest.raises(SeriesError, match=r"none: line 3: no") as caught:
        make_options(spec(), {"words": "none", "width": "x"})

    assert caught.value.hint == "yes"
    assert caught.value.__notes__ == ["line 4: no"]


def test_an_instance_is_taken_as_it_is() -> None:
    options = Options(width=3)

    assert make_options(spec(), options) is options


def test_a_mapping_of_values_is_structured() -> None:
    given = {
        "width": 72,
        "loud": True,
        "paper": "letter",
        "fonts": ["A", "B"],
        "title": "T",
        "margins": {"left": 1},
    }

    options = make_options(spec(), given)

    assert options == Options(
        width=72,
        loud=True,
        paper=Paper.LETTER,
        fonts=("A", "B"),
        title="T",
        margins=Margins(left=1.0),
    )


def test_text_from_a_command_line_is_understood() -> None:
    given = {"width": "72", "loud": "No", "fonts": "A, B", "margins": {"left": "1.5"}}

    options = make_options(spec(), given)

    assert options == Options(width=72, fonts=("A", "B"), margins=Margins(left=1.5))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"width": "wide"}, "x.width: not a whole number: 'wide'"),
        ({"width": True}, "x.width: not a whole number: True"),
        ({"width": "²"}, "x.width: not a whole number: '²'"),
        ({"width": 1.5}, "x.width: not a whole number: 1.5"),
        ({"loud": "maybe"}, "x.loud: not yes or no: 'maybe'"),
        ({"loud": 1}, "x.loud: not yes or no: 1"),
        ({"paper": "a5"}, "x.paper: not one of a4, letter: 'a5'"),
        ({"fonts": [1]}, "x.fonts[0]: not text: 1"),
        ({"margins": {"left": "far"}}, "x.margins.left: not a number: 'far'"),
        ({"margins": {"right": 1}}, "x.margins: unknown option right"),
        ({"widht": 1}, "x: unknown option widht"),
        ({"width": -1}, "x: 'width' must be >= 0: -1"),
    ],
)
def test_a_bad_value_is_named_with_its_path(
    given: dict[str, object], message: str
) -> None:
    with pytest.raises(OptionsError) as caught:
        make_options(spec(), given)

    assert caught.value.message == message


def test_a_misspelt_key_gets_the_nearest_one_as_hint() -> None:
    with pytest.raises(OptionsError) as caught:
        make_options(spec(), {"widht": 1})

    assert caught.value.hint == "did you mean width?"


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        make_options(spec(), {"width": "x", "loud": "x"})

    assert "x.width" in caught.value.message
    assert "x.loud" in caught.value.message


def test_something_else_is_refused() -> None:
    with pytest.raises(OptionsError, match="options of x are no list"):
        make_options(spec(), ["width"])


def test_options_without_defaults_are_the_exporters_fault() -> None:
    with pytest.raises(BrokenExporterError, match="have no defaults"):
        make_options(spec(NoDefaults))


def test_field_names_keep_their_order() -> None:
    assert field_names(Options)[:2] == ("width", "loud")
