"""Where a person stands: stage, what they hold or expect, and what they wish. Kept as short tags, never a name."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

PASS = 4
"""GCSE grade that counts as level 2."""


SENSITIVE = frozenset({"overseas", "send", "carer"})
"""Backgrounds that speak of origin, disability or family: used for the answer, and never kept."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a planner knows of a person. `None`, "" and `False` stand for "not said".

    `stage` is one of `knowledge/routes.yaml`, `year` a school year, `level` 0 to 8; `usual`, `english`, `maths` and
    `science` are GCSE grades held or expected (0: none); `doing` is the course now; `background` names entries of
    `backgrounds` in the same file.
    """

    stage: str = ""
    year: int | None = None
    level: int | None = None
    usual: int | None = None
    english: int | None = None
    maths: int | None = None
    science: int | None = None
    doing: str = ""
    background: tuple[str, ...] = ()
    grown: bool = False
    without_university: bool = False
    wants_to_earn: bool = False
    near_home: bool = False
    most_years: int | None = None

    def tags(self) -> tuple[str, ...]:
        """What is worth keeping for the next question, as 'maths:3'; the stage is kept elsewhere."""
        if self == NOTHING_SAID:
            return ()
        kept = replace(self, background=tuple(name for name in self.background if name not in SENSITIVE))
        said = ((field.name, getattr(kept, field.name)) for field in fields(self) if field.name != "stage")
        return tuple(f"{name}:{_text(value)}" for name, value in said if _is_said(value))

    @classmethod
    def from_tags(cls, tags: Iterable[str], stage: str = "") -> Self:
        """The standing that was kept; tags of an older version are left out."""
        known: dict[str, Any] = {}
        for tag in tags:
            name, _, value = tag.partition(":")
            if name in NUMBERS and value.isdecimal():
                known[name] = int(value)
            elif name in FLAGS:
                known[name] = True
            elif name == "doing":
                known[name] = value
            elif name == "background":
                known[name] = tuple(value.split("+"))
        return replace(cls(stage=stage), **known)

    def over(self, before: "Standing") -> "Standing":
        """What was said now, and before it what was said earlier. A new stage makes the old course and year void."""
        moved = bool(self.stage) and bool(before.stage) and self.stage != before.stage
        lost = {"year", "doing", "level"} if moved else set()
        merged = {
            field.name: getattr(self, field.name)
            if _is_said(getattr(self, field.name)) or field.name in lost
            else getattr(before, field.name)
            for field in fields(self)
        }
        merged["background"] = tuple(dict.fromkeys((*self.background, *before.background)))
        return Standing(**merged)

    def grade(self, subject: str) -> int | None:
        """The grade in a subject, held or expected; `None` where nothing is known of it."""
        own: int | None = getattr(self, subject)
        if own is not None:
            return own
        if self.usual is not None:
            return self.usual
        return 0 if self.level is not None and self.level < 1 else None


NOTHING_SAID = Standing()
NUMBERS = frozenset({"year", "level", "usual", "english", "maths", "science", "most_years"})
FLAGS = frozenset({"grown", "without_university", "wants_to_earn", "near_home"})


def _is_said(value: object) -> bool:
    """Whether a field was said at all: grade 0 was, `False` was not."""
    return value not in (None, "", ()) and value is not False


def _text(value: object) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)
