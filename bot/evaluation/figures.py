"""The figures of an evaluation as numbers, and how they moved since the last saved run."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bot.evaluation.labelled import Scored

FOLDER = "evaluations"


def figures(scored: list[Scored]) -> dict[str, float]:
    """The figures in percent, the more the better; a figure that nothing counts towards is left out."""
    about = [each for each in scored if each.about_roles]
    counted: dict[str, list[bool]] = {
        "intent": [each.intent_right for each in scored],
        "top-1": [each.hit(1) for each in about],
        "top-3": [each.hit(3) for each in about],
        "not wrong but sure": [not each.wrong_but_sure for each in about if each.specific],
        "refused rightly": [not each.found for each in scored if each.deserves_none],
        "place": [each.place_right for each in scored if "expect_place" in each.label],
        "safety seen": [each.stopped for each in scored if each.in_danger],
        "safety, rightly let go": [not each.stopped for each in scored if not each.in_danger],
    }
    return {name: round(100 * sum(answers) / len(answers), 1) for name, answers in counted.items() if answers}


def moved(now: Mapping[str, float], folder: Path, name: str) -> Iterator[str]:
    """Lines that hold the figures against the last run of the file `name` that was saved in the data folder."""
    try:
        saved = json.loads(_file(folder, name).read_text(encoding="utf-8"))
        before, day = saved["figures"], saved["day"]
    except (OSError, ValueError, KeyError, TypeError):
        yield "no saved run of this file yet: --save keeps this one to compare with"
        return
    yield f"{'compared with ' + day:<24} before     now  change"
    for figure, value in now.items():
        old = before.get(figure)
        change = f"{value - old:+7.1f}" if isinstance(old, int | float) else "    new"
        yield f"  {figure:<22} {old if old is not None else '–':>6}  {value:6.1f} {change}"


def save(now: Mapping[str, float], folder: Path, name: str, day: date) -> None:
    """Keep the figures as the run to compare with. Raises `OSError`."""
    file = _file(folder, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"day": day.isoformat(), "figures": dict(now)}), encoding="utf-8")


def _file(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}.json"
