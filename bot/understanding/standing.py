"""What a person says of where they stand: school year, age, grades, course, wishes. Pure."""

import re
from collections.abc import Iterable

from bot.catalogue.vocabulary import Askers
from bot.routes.standing import PASS, Standing
from bot.understanding.trained_abroad import TRAINED_ABROAD, TrainedAbroad
from bot.understanding.words.cues import Cues, TaggedCues

SUBJECT_NAMES = ("english", "maths", "science")
FAILED = 3
GROWN = 20
GRADUATE = 6
ADULT_PASTS = frozenset({"forces", "carer", "overseas", "trained-abroad"})
LETTERS = {"a": 7, "b": 6, "c": 4, "d": 3, "e": 2, "f": 1, "g": 1}
"""The old letters of GCSE grades, as today's numbers."""
_GRADE = r"(?:grade )?(?:a )?([1-9]|[a-g](?= (?:in|for|at) ))"
_IN = re.compile(
    rf" {_GRADE} (?:in|for|at) (?:my |gcse )*((?:english|maths|science)(?: (?:and )?(?:english|maths|science))*)"
)
_OF = re.compile(r" (english|maths|science)(?: gcse)?(?: at| is| grade| a)* ([1-9])(?= )")
_USUAL = re.compile(
    r" (?:mostly|mainly|all|got|get|getting|with|predicted|expecting|have|my|and|only|at|around|about)"
    r"(?: grade)?(?: some| just| only)? ([1-9])s "
)
_RANGE = re.compile(r" ([1-9])s and ([1-9])s ")
_YEAR = re.compile(r" (?:year|yr|y) ?(7|8|9|10|11|12|13)s? ")
_AGE = re.compile(
    r" (?:i am|aged?|(?<!what )is|turning|son|daughter|she is|he is|they are) (1[1-9]|[2-6]\d) "
    r"|^ (1[1-9]|[2-6]\d) (?:year|and|with|no|i am)|(?:gcses?|qualifications|levels?) (1[1-9]|[2-6]\d) "
    r"| (1[1-9]|[2-6]\d) (?:years? old|yr old|yo) "
)
_MOST_YEARS = re.compile(
    r" (?=(?:in|within|under|less than|at most|max|maximum|no more than|only) \d years "
    r"|\d years (?:max|maximum|at most) )\D*(\d) years "
)
_GCSES = re.compile(r" (\d) gcses? (?:at |grade )*(\d)")


_UNTIL_GCSES = frozenset({"primary", "year-7-9", "year-10-11"})
SCHOOL_UNTIL = 16
"""Who is older and speaks of "my GCSEs" has them behind them."""


class StandingReader:
    """Reads a `Standing` from `Text.plain`, with the words of `askers.yaml`."""

    def __init__(self, askers: Askers) -> None:
        self._stages = TaggedCues(askers.stages)
        self._holds = TaggedCues(askers.holds)
        self._doing = TaggedCues(askers.doing)
        self._background = TaggedCues(askers.background)
        self._failed = TaggedCues(askers.grades)
        self._earns = Cues(askers.earns)
        self._near = Cues(askers.near_home)
        told = (askers.stages, askers.holds, askers.doing, askers.background, askers.grades)
        self._told = Cues(phrase for group in told for phrases in group.values() for phrase in phrases)
        self._trained_abroad = TrainedAbroad(askers)
        self._ways = TaggedCues(askers.ways)
        self._compares = Cues(askers.compares)

    def read(self, plain: str, *, without_university: bool = False) -> Standing:
        """Everything said of the person; an empty `Standing` where nothing is."""
        age, year, doing = _age(plain), _number(_YEAR, plain), self._doing.first(plain) or ""
        held = self._holds.first(plain)
        grades = self._grades(plain)
        usual = _usual(plain)
        level = int(held) if held else _level(usual)
        background = tuple(self._background.find(plain))
        if self._trained_abroad(plain, background) and TRAINED_ABROAD not in background:
            background = (*background, TRAINED_ABROAD)
        said = self._stages.first(plain) or ""
        return Standing(
            stage=_of_year(year) or _stage(said, age, level, doing, background),
            year=year, level=level, usual=usual, doing=doing, background=background,
            grown=age is not None and age >= 19,
            without_university=without_university,
            wants_to_earn=self._earns(plain),
            near_home=self._near(plain),
            most_years=_number(_MOST_YEARS, plain),
            english=grades.get("english"), maths=grades.get("maths"), science=grades.get("science"),
        )  # fmt: skip

    def without(self, plain: str) -> str:
        """The text without what it tells of the person: what is left says which job is meant."""
        return f" {' '.join(self._told.without(plain).split())} "

    def compared(self, plain: str) -> tuple[str, ...]:
        """The kinds of way in that a text holds side by side; "degree apprenticeship" is no "degree"."""
        if not self._compares(plain):
            return ()
        found = self._ways.find(plain)
        spans = {(cue.start, cue.end) for cues in found.values() for cue in cues}
        return tuple(
            tag for tag, cues in found.items()
            if any(not _inside(cue.start, cue.end, spans) for cue in cues)
        )  # fmt: skip

    def _grades(self, plain: str) -> dict[str, int]:
        """Subject -> grade: "a 5 in science", "failed maths", "maths 3"."""
        found: dict[str, int] = {}
        for tag in self._failed.find(plain):
            grade, _, subject = tag.partition("-")
            for name in ("english", "maths") if subject == "both" else (subject,):
                found[name] = FAILED if grade == "failed" else PASS
        for match in _OF.finditer(plain):
            found[match.group(1)] = int(match.group(2))
        for match in _IN.finditer(plain):
            grade_ = match.group(1)
            for name in SUBJECT_NAMES:
                if name in match.group(2):
                    found[name] = int(grade_) if grade_.isdecimal() else LETTERS[grade_]
        return found


def _of_year(year: int | None) -> str:
    return "" if year is None else "year-7-9" if year <= 9 else "year-10-11" if year <= 11 else "year-12-13"


def _stage(said: str, age: int | None, level: int | None, doing: str, background: Iterable[str]) -> str:
    """What is said of the stage; or else what the age, the course or the past tells."""
    if age is not None:
        is_past = age > SCHOOL_UNTIL and said in _UNTIL_GCSES
        return said if said and age < GROWN and not is_past else _of_age(age, doing)
    if said or doing in {"a-levels", "t-level", "btec"}:
        return said or "year-12-13"
    return "adult" if level == GRADUATE or ADULT_PASTS & set(background) else ""


def _of_age(age: int, doing: str) -> str:
    if age >= GROWN:
        return "adult"
    if age <= 15:
        return "year-7-9" if age <= 13 else "year-10-11"
    return "year-12-13" if age <= 17 or doing else "left-school"


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a longer phrase covers these characters."""
    return any(other[0] <= start and end <= other[1] and other != (start, end) for other in spans)


def _usual(plain: str) -> int | None:
    """The grade that most GCSEs have or will have; of two, the lower."""
    between = _RANGE.search(plain)
    if between:
        return min(int(between.group(1)), int(between.group(2)))
    counted = _GCSES.search(plain)
    return _number(_USUAL, plain) or (int(counted.group(2)) if counted else None)


def _level(usual: int | None) -> int | None:
    return None if usual is None else 2 if usual >= PASS else 1


def _age(plain: str) -> int | None:
    match = _AGE.search(plain)
    return int(next(group for group in match.groups() if group)) if match else None


def _number(pattern: re.Pattern[str], plain: str) -> int | None:
    match = pattern.search(plain)
    return int(match.group(1)) if match else None
