"""JSON Schemas for editors, generated from the models; a test fails when the files are stale."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.catalogue.fields import Filed
from bot.catalogue.layout import FOLDERS, SINGLES

FILLED_IN = ("id", "family")


def schema_files() -> dict[str, str]:
    """File name under `knowledge/schema/` -> its text."""
    models: dict[str, type[BaseModel]] = {folder.schema: folder.model for folder in FOLDERS}
    models |= {Path(name).stem: model for name, model in SINGLES.items()}
    return {f"{name}.json": _text(model) for name, model in models.items()}


def _text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema()
    if issubclass(model, Filed):
        _leave_out_filled_in(schema)
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _leave_out_filled_in(schema: dict[str, Any]) -> None:
    """The reader fills these in from the file's place: an editor must not offer them."""
    for name in FILLED_IN:
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema["required"] if name not in FILLED_IN]


def write_schemas(folder: Path) -> list[str]:
    """Write the schemas that changed into `folder`; the names of those. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schema_files().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed
