"""What the words around a name say about it."""

from dataclasses import dataclass

from bot.places.cues import Cues
from bot.understanding.place.tokens import Token


@dataclass(frozen=True, slots=True)
class Around:
    """The words before a name (`before`, and before that `earlier`; `loose` skips "the", "city of" …) and its shape.

    `capital`: written with a capital inside a sentence. `ends_well`: nothing follows that the name could belong to.
    `has_an_office`: what only a place has follows, as in "bury nhs".
    """

    cues: Cues
    before: str
    earlier: str
    loose: str
    capital: bool
    ends_well: bool
    has_an_office: bool = False

    @classmethod
    def of(cls, tokens: list[Token], at: int, count: int, cues: Cues) -> "Around":
        """The surroundings of the `count` tokens from `at`."""
        loose = at - 1
        while loose > 0 and tokens[loose].word in cues.between:
            loose -= 1
        end = at + count
        ends = tokens[end - 1].ends or end >= len(tokens) or tokens[end].word in cues.goes_on
        capital = tokens[at].capital and not tokens[at].opens
        before, after = _word(tokens, at - 1), tokens[end].word if end < len(tokens) else ""
        led_in = at == 0 or cues.before_place(before) or before in cues.work
        has_an_office = led_in and after in cues.local and not tokens[end - 1].ends
        return cls(cues, before, _word(tokens, at - 2), _word(tokens, loose), capital, ends, has_an_office)

    @property
    def names_a_person(self) -> bool:
        return self.before in self.cues.person or (self.before == "is" and self.earlier == "name")

    @property
    def may_name_a_person(self) -> bool:
        return self.before in self.cues.maybe_person

    @property
    def near(self) -> bool:
        return self.before in self.cues.near

    @property
    def in_or_near(self) -> bool:
        return self.near or self.before in self.cues.inside or self.at_home

    @property
    def in_or_near_the(self) -> bool:
        """As `in_or_near`, with a "the" between: "in the north"."""
        loose = self.earlier if self.before == "the" else self.before
        return self.in_or_near or loose in self.cues.near or loose in self.cues.inside or loose == "from"

    @property
    def at_home(self) -> bool:
        """'Live in', 'moved to', 'im from': nothing but a place can follow."""
        return (
            (self.before in self.cues.inside and self.earlier in self.cues.home)
            or (self.before == "to" and self.earlier in self.cues.moving)
            or (self.before == "from" and self.earlier in self.cues.coming)
        )

    @property
    def work_in(self) -> bool:
        """'Jobs in Reading', 'hub for Bury'."""
        return (self.before == "in" and self.earlier in self.cues.work) or (
            self.before == "for" and self.earlier in self.cues.offices
        )

    @property
    def capital_in(self) -> bool:
        return self.capital and self.cues.before_place(self.before) and self.earlier not in self.cues.activity

    @property
    def weight(self) -> int:
        """3 after "live in", 2 after another cue, 1 after none."""
        if self.at_home:
            return 3
        return 2 if self.cues.before_place(self.loose) else 1


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if at >= 0 else ""
