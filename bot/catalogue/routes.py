"""What the route planner counts with: `knowledge/routes.yaml`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.catalogue.fields import Band, Entry, PathwayId, Slug, WayKind

Level = Annotated[int, Field(ge=0, le=8)]
Age = Annotated[int, Field(ge=11, le=99)]
Key = Annotated[str, Field(pattern=r"^[a-z_]+$")]
SchoolYear = Annotated[int, Field(ge=7, le=13)]
MonthNumber = Annotated[int, Field(ge=1, le=12)]


class Stage(Entry):
    """Where a person is now: what they have, and what they will have when this stage ends."""

    level: Level
    expects: Level | None = Field(None, description="The level at the end of the stage, if it ends with one")
    age: Age = Field(description="The youngest usual age")
    year: SchoolYear | None = Field(None, description="The school year that is meant where none is said")
    until_year: SchoolYear | None = Field(None, description="The stage ends with the summer of this school year")


class Start(Entry):
    """What a kind of way in asks for, where its file doesn't say."""

    from_level: Level
    from_age: Age
    decides: Literal["employer", "college", "university"] = Field(description="Who has the last word")
    university: bool = Field(False, description="yes: it means full-time study at a university")
    moves_up: bool = Field(
        False, description="yes: it starts in another job, and the employer trains you on from there"
    )
    steps_only: bool = Field(False, description="yes: a step on the way, not a way into the job by itself")
    until_age: Age | None = Field(None, description="The oldest usual age to start")
    only_for: Slug | None = Field(None, description="Only for people with this background")


class StepUp(Entry):
    """A step that lifts a person to a level: a way in of the catalogue, or a text of the wording."""

    to_level: Level
    pathway: PathwayId | None = None
    text: Key | None = Field(None, description="Key after 'plan.step.'")
    from_age: Age | None = None
    until_age: Age | None = None
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    university: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "StepUp":
        if (self.pathway is None) == (self.text is None):
            raise ValueError("give either a pathway or a text")
        return self


class Later(Entry):
    """How a missing grade is got later: the topic that tells it, and how long it takes by itself."""

    topic: Slug
    months: Annotated[int, Field(ge=1, le=36)]


class Task(Entry):
    """One thing to do this month; the first that fits is told."""

    text: Key = Field(description="Key after 'plan.do.'")
    stages: tuple[Slug, ...] = Field((), description="Only for these stages; none: for all")
    years: tuple[SchoolYear, ...] = Field((), description="Only in these school years")
    next: tuple[WayKind, ...] = Field((), description="Only where the first ladder begins with a way in of this kind")
    pathways: tuple[PathwayId, ...] = Field((), description="Only where the first ladder begins with one of these")
    background: tuple[Slug, ...] = Field((), description="Only for people with one of these backgrounds")
    months: tuple[MonthNumber, ...] = Field((), description="Only in these months")
    last_day: date | None = Field(None, description="Not after this day: a closing date has passed")
    topic: Slug | None = Field(None, description="The topic with the source of what the text says")


class RouteRules(Entry):
    stages: dict[Slug, Stage]
    kinds: dict[WayKind, Start]
    steps_up: tuple[StepUp, ...]
    before_level: dict[Level, Level] = Field(description="Level of a way in without a file -> what it asks for")
    bands_to_begin_in: tuple[Band, ...] = Field(description="NHS pay bands that a person without a job before can have")
    bands_without_grades: tuple[Band, ...] = Field(description="The bands of registered jobs that may need no grades")
    english_and_maths: Later
    backgrounds: dict[Slug, Slug] = Field(description="What a person brings -> the topic for it")
    from_abroad: dict[Slug, Slug] = Field(description="Role -> the topic for people trained abroad")
    this_month: tuple[Task, ...]
