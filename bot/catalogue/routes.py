"""What the route planner counts with: `knowledge/routes.yaml`."""

from typing import Annotated

from pydantic import Field, model_validator

from bot.catalogue.fields import Entry, PathwayId, Slug, WayKind

Level = Annotated[int, Field(ge=0, le=8)]
Age = Annotated[int, Field(ge=11, le=99)]


class Stage(Entry):
    """Where a person is now: what they have, and how long until they can start something new."""

    level: Level
    age: Age
    months_to_go: Annotated[int, Field(ge=0, le=60)]


class Start(Entry):
    """What a kind of way in asks for."""

    from_level: Level
    from_age: Age
    university: bool = Field(False, description="yes: it means full-time study at a university")
    moves_up: bool = Field(
        False, description="yes: it starts in another job, and the employer trains you on from there"
    )
    steps_only: bool = Field(False, description="yes: a step on the way, not a way into the job by itself")


class StepUp(Entry):
    """A step that lifts a person to a level: a way in of the catalogue, or a text of the wording."""

    to_level: Level
    pathway: PathwayId | None = None
    text: Annotated[str, Field(pattern=r"^[a-z_]+$")] | None = Field(None, description="Key after 'plan.step.'")
    until_age: Age | None = None
    months: Annotated[int, Field(ge=1, le=120)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "StepUp":
        if (self.pathway is None) == (self.text is None):
            raise ValueError("give either a pathway or a text")
        return self


class RouteRules(Entry):
    stages: dict[Slug, Stage]
    kinds: dict[WayKind, Start]
    steps_up: tuple[StepUp, ...]
