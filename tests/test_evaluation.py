"""The figures of understanding, and the floor under them."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.catalogue import Catalogue
from bot.conversation.talk import Talk
from bot.evaluation.baselines import compared
from bot.evaluation.figures import figures, moved, save
from bot.evaluation.labelled import Scored, Titles, evaluate_file
from bot.evaluation.report import reason, report

QUESTIONS = Path(__file__).parent / "questions"
FLOOR = yaml.safe_load((QUESTIONS / "floor.yaml").read_text(encoding="utf-8"))
SLACK = 1.0
"""Percentage points by which a figure may fall before the build fails."""


def scored_from(talk: Talk, catalogue: Catalogue, file: Path) -> list[Scored]:
    return asyncio.run(evaluate_file(talk, catalogue, file))


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_no_figure_falls_below_its_floor(talk: Talk, catalogue: Catalogue, name: str) -> None:
    found = figures(scored_from(talk, catalogue, QUESTIONS / f"{name}.jsonl"))
    fallen = {key: (found[key], floor) for key, floor in FLOOR[name].items() if found[key] < floor - SLACK}
    assert fallen == {}, "(now, floor)"


def test_a_title_of_a_label_is_any_name_of_the_role(catalogue: Catalogue) -> None:
    titles = Titles(catalogue)
    assert titles.ids("Midwife") == {"midwife"}
    assert titles.ids("Chef/cook") == {"chef"}
    assert titles.ids("General practitioner (GP)") == {"general-practitioner"}
    assert titles.ids("Astronaut") == set()


def label(**more: Any) -> str:
    row: dict[str, Any] = {"id": "a", "intent": "role_info", "expect_roles": ["Midwife"], "style": "plain"} | more
    return json.dumps(row)


def test_what_a_wrong_answer_costs(talk: Talk, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    rows = [label(text="midwife"), label(text="porter"), label(turns=["midwife", "what does it pay"], intent="pay")]
    path.write_text("\n".join(rows), encoding="utf-8")
    right, wrong, chat = scored_from(talk, catalogue, path)
    assert [right.hit(1), wrong.hit(3), chat.hit(1)] == [True, False, True]
    assert [right.wrong_but_sure, wrong.wrong_but_sure] == [False, True]
    assert chat.intent_right


def test_a_line_that_is_no_question_is_named(talk: Talk, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text(f'{label(text="midwife")}\n{{"text": 1}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        scored_from(talk, catalogue, path)


def test_a_run_is_held_against_the_saved_one(tmp_path: Path) -> None:
    assert "no saved run" in next(moved({"top-1": 80.0}, tmp_path, "mine"))
    save({"top-1": 80.0}, tmp_path, "mine", date(2026, 11, 23))
    head, line, new = moved({"top-1": 82.5, "intent": 90.0}, tmp_path, "mine")
    assert "2026-11-23" in head
    assert line.split() == ["top-1", "80.0", "82.5", "+2.5"]
    assert new.split()[-1] == "new"


def test_a_broken_saved_run_is_no_saved_run(tmp_path: Path) -> None:
    save({"top-1": 80.0}, tmp_path, "mine", date(2026, 11, 23))
    (tmp_path / "evaluations" / "mine.json").write_text("[", encoding="utf-8")
    assert "no saved run" in next(moved({"top-1": 80.0}, tmp_path, "mine"))


@pytest.fixture
def mixed(talk: Talk, catalogue: Catalogue, tmp_path: Path) -> list[Scored]:
    path = tmp_path / "labelled.jsonl"
    nothing = {"intent": "out_of_scope", "expect_roles": [], "must_not": ["@any_role_list"]}
    rows = [label(text="what does a midwife do"), label(text="porter"), label(text="what is the weather", **nothing)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return scored_from(talk, catalogue, path)


def test_plain_look_ups_answer_the_same_questions(mixed: list[Scored], catalogue: Catalogue) -> None:
    head, own, *others, _ = compared(mixed, catalogue)
    assert "of 1*" in head
    assert own.split()[2:5] == ["50.0", "50.0", "50.0"]
    assert [line.split()[0] for line in others] == ["WRatio,", "token", "FTS5,"]
    assert all("50.0" in line for line in others), "each of them finds the midwife"


def test_the_report_names_the_misses_with_their_reason(mixed: list[Scored]) -> None:
    text = report(mixed)
    assert "role misses (1)" in text
    assert "'porter' wanted ['Midwife']; got porter" in text
    assert reason(mixed[1]) == "role_info, sure"
