"""The commands as a person types them: what they print, and their exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands import cli
from bot.settings import Settings

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all: the second command finds what the first one prepared."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def run(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("FIRSTSHIFT_DATA_DIR", str(data_dir))
    for name in ("TELEGRAM_TOKEN", "WEB_PORT", "KNOWLEDGE_DIR"):
        monkeypatch.delenv(f"FIRSTSHIFT_{name}", raising=False)

    def invoke(*words: str, **settings: str) -> Result:
        for name, value in settings.items():
            monkeypatch.setenv(f"FIRSTSHIFT_{name.upper()}", value)
        return CliRunner().invoke(cli, words, catch_exceptions=False)

    return invoke


def test_ask_answers_in_plain_text(run: Run) -> None:
    result = run("ask", "how do i become a paramedic without going to uni")
    assert result.exit_code == 0
    assert "Paramedic degree apprenticeship" in result.stdout
    assert "<b>" not in result.stdout


def test_ask_json_is_one_json_line_and_nothing_else(run: Run) -> None:
    result = run("ask", "midwife", "--json")
    answer = json.loads(result.stdout)
    assert set(answer) == {
        "id", "intent", "confidence", "roles", "pathways", "place", "safety", "text", "buttons", "links", "ms",
    }  # fmt: skip
    assert answer["roles"][0]["id"] == "midwife"
    assert set(answer["roles"][0]) == {"id", "title", "score", "why"}
    assert answer["links"][0].startswith("https://")
    assert {"label", "action"} == set(answer["buttons"][0])


def test_a_question_without_an_answer_is_no_failure(run: Run) -> None:
    result = run("ask", "best pizza in town", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["confidence"] == "none"


def test_a_file_is_answered_line_by_line_and_a_bad_line_does_not_stop_it(run: Run, tmp_path: Path) -> None:
    lines = [
        '{"id": "q1", "text": "midwife"}',
        "not json",
        "[]",
        '{"id": "q2", "text": 5}',
        '{"id": "q3", "turns": []}',
        '{"id": "q4", "turns": ["physio", "> Pay", "/privacy"]}',
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("ask", "--file", str(path), "--json")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [answer["id"] for answer in answers] == ["q1", None, None, None, None, "q4"]
    assert answers[1]["error"] == "line 2: is not JSON"
    assert len(answers[-1]["replies"]) == 3
    assert answers[-1]["intent"] == "privacy"
    assert "PAY" in answers[-1]["replies"][1]


def test_each_line_is_a_person_of_its_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1, "text": "midwife"}\n{"id": 2, "text": "what does it pay"}\n', encoding="utf-8")
    answers = [json.loads(line) for line in run("ask", "--file", str(path)).stdout.splitlines()]
    assert "midwife" not in [role["id"] for role in answers[1]["roles"]]


@pytest.mark.parametrize(
    ("words", "settings", "message", "code"),
    [
        (("nosuchcommand",), {}, "No such command", 2),
        (("ask",), {}, "Give one question", 2),
        (("ask", "a", "--file", __file__), {}, "Give one question", 2),
        (("ask", "--file", "/no/such/file"), {}, "does not exist", 2),
        ((), {}, "No channel is set up", 2),
        (("serve",), {}, "run_bot.py chat", 2),
        (("ask", "hi"), {"knowledge_dir": "/no/such/folder"}, "folder: is missing", 2),
        (("check",), {"web_port": "abc"}, "FIRSTSHIFT_WEB_PORT", 2),
        (("missed",), {"data_dir": "/proc/nowhere"}, "FIRSTSHIFT_DATA_DIR", 2),
    ],
)
def test_what_a_person_can_mend_is_one_clear_sentence(
    run: Run, words: tuple[str, ...], settings: dict[str, str], message: str, code: int
) -> None:
    result = run(*words, **settings)
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_check_tells_counts_and_every_problem(run: Run, small_knowledge: Path) -> None:
    path = small_knowledge / "roles" / "nursing" / "adult-nurse.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    result = run("check", "--json", knowledge_dir=str(small_knowledge))
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert report["ok"] is False
    assert report["counts"]["roles"] == 2
    assert {"file", "line", "field", "message", "severity"} == set(report["problems"][0])
    assert any(p["file"].endswith("adult-nurse.yaml") and p["line"] == 2 for p in report["problems"])
    assert "adult-nurse.yaml:2: titel" in run("check", knowledge_dir=str(small_knowledge)).stdout


def test_every_setting_is_listed_with_what_it_is_for(run: Run) -> None:
    listed = run("settings").stdout
    for name in Settings.model_fields:
        assert f"FIRSTSHIFT_{name.upper()}" in listed


def test_schema_says_that_nothing_changed(run: Run) -> None:
    assert "up to date" in run("schema").stdout


def test_evaluate_prints_the_table_and_the_misses(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"id": "a", "text": "midwife", "intent": "role_info", "expect_roles": ["Midwife"], "style": "oneword"},
        {"id": "b", "text": "porter", "intent": "pay", "expect_roles": ["Midwife"], "style": "plain"},
        {"id": "c", "text": "xqzzv", "intent": "out_of_scope", "expect_roles": [], "must_not": ["@any_role_list"]},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = run("evaluate", str(path)).stdout
    assert "top-1                    50.0 % of 2" in report
    assert "refused rightly         100.0 % of 1" in report
    assert "pay -> role_info" in report
    assert "b: 'porter' wanted ['Midwife']; got porter (title)" in report


def test_evaluate_names_the_line_that_is_no_question(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    result = run("evaluate", str(path))
    assert result.exit_code == 2
    assert "line 1" in result.stderr
