"""The small types that the knowledge files are built from; their descriptions are an editor's hover text."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Entry(BaseModel):
    """A mapping in a knowledge file: unknown fields are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
PathwayId = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}\d{4}|[a-z0-9]+(-[a-z0-9]+)*)$", max_length=48)]
Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+\.[^\s<>\"]+$", max_length=300)]
Band = Literal["2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"]
Status = Literal["draft", "published"]
Paid = Literal["paid", "unpaid", "varies"]


class Filed(Entry):
    """An entry with a file of its own. The reader fills in `id` from the file's name; no file writes it."""

    id: str
    reviewed: date | None = Field(
        None, description="The day when somebody other than the writer checked the facts; a draft has none"
    )
    status: Status = Field(description="draft: the bot doesn't know it yet; published: checked and in use")

    @model_validator(mode="after")
    def _checked_before_published(self) -> Self:
        if self.status == "published" and self.reviewed is None:
            raise ValueError("is published without a 'reviewed' date: somebody else must check the facts first")
        return self


class Source(Entry):
    """A public page that was read, and when."""

    name: Phrase = Field(description="What the page is, for people: 'NHS Health Careers: paramedic'")
    url: Https = Field(description="The address that was opened; https only")
    read: date = Field(description="The day the page was read, as 2026-11-23")


class Unsure(Entry):
    """A fact that could not be confirmed; the bot then says 'check with …'."""

    about: Phrase = Field(description="Which fact: 'pay in GP surgeries'")
    check_with: Phrase = Field(description="Who knows: 'the job advert', 'the university'")


class WayKind(StrEnum):
    """How a person gets into a role."""

    DEGREE = "degree"
    POSTGRADUATE = "postgraduate"
    DEGREE_APPRENTICESHIP = "degree-apprenticeship"
    APPRENTICESHIP = "apprenticeship"
    FOUNDATION_APPRENTICESHIP = "foundation-apprenticeship"
    T_LEVEL = "t-level"
    COLLEGE = "college"
    ACCESS = "access-course"
    ON_THE_JOB = "on-the-job"
    DIRECT = "direct"
    GRADUATE_SCHEME = "graduate-scheme"
    BRIDGE = "bridge"
    CADET = "cadet"
    VOLUNTEERING = "volunteering"
    SUPPORTED_INTERNSHIP = "supported-internship"
    RETURN = "return"


APPRENTICESHIPS = frozenset({WayKind.APPRENTICESHIP, WayKind.DEGREE_APPRENTICESHIP, WayKind.FOUNDATION_APPRENTICESHIP})


class Involves(StrEnum):
    """Things that some people want to know before they choose, and others would rather avoid."""

    BLOOD = "blood"
    NEEDLES = "needles"
    SICK_AND_MESS = "sick-and-mess"
    DEATH = "death"
    DISTRESS = "distress"
    ANGRY_PEOPLE = "angry-people"
    NIGHTS = "nights"
    WEEKENDS = "weekends"
    ON_CALL = "on-call"
    DRIVING = "driving"
    LIFTING = "lifting"
    ON_YOUR_FEET = "on-your-feet"
    DESK = "desk"
    SCREENS = "screens"
    PHONES = "phones"
    WORKING_ALONE = "working-alone"
    EXAMS = "exams"
    LONG_TRAINING = "long-training"
    SURGERY = "surgery"
    BODIES = "bodies"
    SMELLS = "smells"
    PUBLIC_SPEAKING = "public-speaking"
    PERSONAL_CARE = "personal-care"
    PRESSURE = "pressure"
    OUTDOORS = "outdoors"
    HEIGHTS = "heights"
    CHEMICALS = "chemicals"
    MATHS = "maths"
    WRITING = "writing"


class Suits(StrEnum):
    """What a person may enjoy that this role has a lot of."""

    HELPING_ONE_TO_ONE = "helping-one-to-one"
    CHILDREN = "children"
    BABIES = "babies"
    OLDER_PEOPLE = "older-people"
    DISABLED_PEOPLE = "disabled-people"
    MENTAL_HEALTH = "mental-health"
    SCIENCE = "science"
    LAB_WORK = "lab-work"
    COMPUTERS = "computers"
    NUMBERS = "numbers"
    MACHINES = "machines"
    MAKING_THINGS = "making-things"
    BUILDING_TRADES = "building-trades"
    ART = "art"
    MUSIC_AND_DRAMA = "music-and-drama"
    WRITING = "writing"
    LANGUAGES = "languages"
    LAW_AND_RULES = "law-and-rules"
    BUSINESS = "business"
    ORGANISING = "organising"
    LEADING = "leading"
    TEACHING = "teaching"
    TALKING = "talking"
    LISTENING = "listening"
    QUIET_FOCUS = "quiet-focus"
    PUZZLES = "puzzles"
    DETAIL = "detail"
    EMERGENCIES = "emergencies"
    VARIETY = "variety"
    ROUTINE = "routine"
    BEING_ACTIVE = "being-active"
    SPORT = "sport"
    OUTDOORS = "outdoors"
    DRIVING = "driving"
    FOOD = "food"
    ANIMALS = "animals"
    ENVIRONMENT = "environment"
    FAIRNESS = "fairness"
    BODY = "how-the-body-works"
    HANDS_ON = "hands-on"
    PHOTOGRAPHY = "photography"
    FAITH = "faith-and-meaning"


class Subject(StrEnum):
    """School and college subjects that help."""

    BIOLOGY = "biology"
    CHEMISTRY = "chemistry"
    PHYSICS = "physics"
    SCIENCE = "science"
    MATHS = "maths"
    ENGLISH = "english"
    PSYCHOLOGY = "psychology"
    SOCIOLOGY = "sociology"
    HEALTH_AND_SOCIAL_CARE = "health-and-social-care"
    CHILD_DEVELOPMENT = "child-development"
    PE = "pe"
    COMPUTING = "computing"
    DESIGN_AND_TECHNOLOGY = "design-and-technology"
    ENGINEERING = "engineering"
    CONSTRUCTION = "construction"
    FOOD = "food"
    ART = "art"
    MUSIC = "music"
    DRAMA = "drama"
    PHOTOGRAPHY = "photography"
    MEDIA = "media"
    BUSINESS = "business"
    ECONOMICS = "economics"
    LAW = "law"
    POLITICS = "politics"
    GEOGRAPHY = "geography"
    HISTORY = "history"
    RE = "re"
    LANGUAGES = "languages"


class Setting(StrEnum):
    """Where the work is done."""

    HOSPITAL = "hospital"
    WARD = "ward"
    OPERATING_THEATRE = "operating-theatre"
    EMERGENCY_DEPARTMENT = "emergency-department"
    CLINIC = "clinic"
    GP_SURGERY = "gp-surgery"
    COMMUNITY = "community"
    PEOPLES_HOMES = "peoples-homes"
    CARE_HOME = "care-home"
    HOSPICE = "hospice"
    SCHOOL = "school"
    AMBULANCE = "ambulance"
    CONTROL_ROOM = "control-room"
    LABORATORY = "laboratory"
    MORTUARY = "mortuary"
    PHARMACY = "pharmacy"
    DENTAL_PRACTICE = "dental-practice"
    OPTICIAN = "optician"
    WORKSHOP = "workshop"
    KITCHEN = "kitchen"
    OFFICE = "office"
    HOME_WORKING = "home-working"
    PRISON = "prison"
    ARMED_FORCES = "armed-forces"
    UNIVERSITY = "university"
    COUNCIL = "council"
    HOSPITAL_GROUNDS = "hospital-grounds"
    MENTAL_HEALTH_UNIT = "mental-health-unit"
    WORKPLACE = "workplace"


class Flag(StrEnum):
    """Short marks that people search by."""

    HARD_TO_FILL = "hard-to-fill"
    EMERGING = "emerging"
    HIDDEN = "hidden"
    NO_DEGREE = "no-degree"
