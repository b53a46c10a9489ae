import json
from pathlib import Path

import pytest

from bot.catalogue.schema import schema_files, write_schemas
from tests.conftest import KNOWLEDGE


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_schema_in_the_repository_is_the_one_of_the_models(name: str) -> None:
    stored = (KNOWLEDGE / "schema" / name).read_text(encoding="utf-8")
    assert stored == schema_files()[name], "stale: run `python run_bot.py schema`"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (KNOWLEDGE / "schema").glob("*.json")} == set(schema_files())


def test_an_editor_is_not_offered_what_the_reader_fills_in() -> None:
    schema = json.loads(schema_files()["role.json"])
    assert not {"id", "family"} & set(schema["properties"])
    assert not {"id", "family"} & set(schema["required"])
    assert schema["additionalProperties"] is False


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert set(write_schemas(tmp_path)) == set(schema_files())
    (tmp_path / "role.json").write_text("{}", encoding="utf-8")
    assert write_schemas(tmp_path) == ["role.json"]
