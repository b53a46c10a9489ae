from pathlib import Path

import pytest

from bot.catalogue.pathway import Pathway
from bot.catalogue.reader import Document, Problem, field_name, parse, read_document
from bot.catalogue.role import Families


def written(tmp_path: Path, text: str | bytes) -> tuple[Document | None, list[Problem]]:
    path = tmp_path / "file.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_document(path, tmp_path)


def test_everything_is_text_until_a_model_says_otherwise(tmp_path: Path) -> None:
    document, problems = written(tmp_path, "a: no\nb: 08\nc: 12:30\nd:\ne: ''\n")
    assert problems == []
    assert document is not None
    assert document.data == {"a": "no", "b": "08", "c": "12:30", "d": None, "e": ""}


def test_each_field_knows_its_line(tmp_path: Path) -> None:
    document, _ = written(tmp_path, "# head\na:\n  - b: 1\n  - b: 2\n")
    assert document is not None
    assert document.head == "# head"
    assert document.line(("a", 1, "b")) == 4
    assert document.line(("a", 1, "missing", "deeper")) == 4


def test_a_key_written_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    _, problems = written(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert [str(problem) for problem in problems] == ["file.yaml:3: a: 'a' is written twice (first on line 1)"]


@pytest.mark.parametrize(
    ("text", "todo"),
    [
        ("a:\n\t- b", "use spaces in place of a Tab"),
        ("needs: no grades: the employer decides", "put a text with a colon in quotes"),
        ("a: 'not closed\nb: 1\n- c", "close the quotes"),
    ],
)
def test_what_is_no_yaml_says_how_to_mend_it(tmp_path: Path, text: str, todo: str) -> None:
    _, problems = written(tmp_path, text)
    assert len(problems) == 1
    assert todo in problems[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("a: [1, 2", "is not valid YAML"),
        ("a: b: c", "is not valid YAML"),
        ("\ta: 1", "is not valid YAML"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        ("a: \x07", "has characters or nesting that YAML does not allow"),
        ("x" * 600_001, "is larger than 600,000 bytes"),
        ("[" * 20_000, "YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_with_its_line(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    document, problems = written(tmp_path, text)
    assert document is None
    assert len(problems) == 1
    assert problems[0].line >= 1
    assert message in problems[0].message


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    document, problems = read_document(tmp_path / "gone.yaml", tmp_path)
    assert document is None
    assert "cannot be read" in problems[0].message


def test_all_problems_of_a_file_come_at_once_with_a_suggestion(tmp_path: Path) -> None:
    text = "families:\n  - id: Bad Id\n    titel: x\n    about: y\n    page: http://not-secure.example\n"
    document, _ = written(tmp_path, text)
    assert document is not None
    entry, problems = parse(Families, document)
    told = {f"{problem.line} {problem.field}": problem.message for problem in problems}
    assert entry is None
    assert told["2 families[1].title"] == "is missing"
    assert told["3 families[1].titel"] == "is not a field; did you mean 'title'?"
    assert "2 families[1].id" in told
    assert "5 families[1].page" in told


def test_text_where_a_list_belongs_is_told_and_not_raised(tmp_path: Path) -> None:
    document, _ = written(tmp_path, "just a text")
    assert document is not None
    entry, problems = parse(Pathway, document)
    assert entry is None
    assert problems


def test_field_names_count_from_one() -> None:
    assert field_name(("ways_in", 1, "needs")) == "ways_in[2].needs"
    assert field_name(()) == "file"


def test_what_is_unusual_is_read_all_the_same(tmp_path: Path) -> None:
    document, problems = written(tmp_path, "a: &same\n  - x\nb: *same\n")
    assert problems == []
    assert document is not None
    assert document.data == {"a": ["x"], "b": ["x"]}
    assert document.line(("b", 0)) == 2
