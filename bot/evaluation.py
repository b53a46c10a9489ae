"""Labelled questions -> a table of how well the bot understands."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalogue.catalogue import Catalogue
from bot.conversation.script import play
from bot.conversation.talk import Talk
from bot.messages import Person, Reply

SPECIFIC = 4
"""A question with at most so many right roles is a specific one."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled question with the bot's answer held against it."""

    label: dict[str, Any]
    reply: Reply
    wanted: frozenset[str]
    unknown: tuple[str, ...]
    ms: float

    @property
    def found(self) -> list[str]:
        return [role.id for role in self.reply.understood.roles]

    @property
    def about_roles(self) -> bool:
        return bool(self.label.get("expect_roles"))

    @property
    def specific(self) -> bool:
        return self.about_roles and len(self.label["expect_roles"]) <= SPECIFIC

    @property
    def deserves_none(self) -> bool:
        return "@any_role_list" in self.label.get("must_not", ())

    @property
    def intent_right(self) -> bool:
        return self.reply.understood.intent in {self.label["intent"], *self.label.get("intent_ok", ())}

    def hit(self, within: int) -> bool:
        return bool(self.wanted & set(self.found[:within]))

    @property
    def wrong_but_sure(self) -> bool:
        return self.specific and self.reply.understood.confidence == "sure" and bool(self.found) and not self.hit(3)

    @property
    def place_right(self) -> bool:
        place = self.reply.understood.place
        texts = (place.name, place.hub, place.region) if place else ()
        wanted = self.label["expect_place"].casefold()
        return any(wanted in text.casefold() or (text and text.casefold() in wanted) for text in texts)


class Titles:
    """Role titles and other names, as labels write them -> ids."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for role in catalogue.roles.values():
            for name in (role.title, *role.also_called, role.id.replace("-", " ")):
                self._ids[name.casefold()].add(role.id)

    def ids(self, title: str) -> set[str]:
        """The ids behind a title such as 'Chef/cook' or 'General practitioner (GP)'; empty if unknown."""
        bare = title.partition(" (")[0]
        forms = (title, bare, *bare.split("/"))
        return set().union(*(self._ids.get(form.strip().casefold(), set()) for form in forms))


async def evaluate_file(talk: Talk, catalogue: Catalogue, file: Path) -> list[Scored]:
    """Ask every question of the file. Raises `ValueError` with the line that can't be read."""
    titles = Titles(catalogue)
    scored = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
            turns = label.get("turns") or [label["text"]]
            expected = [(title, titles.ids(title)) for title in label["expect_roles"]]
        except (json.JSONDecodeError, KeyError, AttributeError) as error:
            raise ValueError(f"line {number}: is not a labelled question: {error}") from None
        played = await play(talk, Person("evaluate", f"{file}:{number}"), turns)
        wanted = frozenset().union(*(ids for _, ids in expected))
        unknown = tuple(title for title, ids in expected if not ids)
        scored.append(Scored(label, played.replies[-1], wanted, unknown, played.ms))
    return scored


def report(scored: list[Scored], misses: int = 50) -> str:
    """The tables, the confusion between intents, and the misses with their reason."""
    return "\n".join([*_figures(scored), "", *_groups(scored), "", *_confusion(scored), "", *_misses(scored, misses)])


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
        "safety seen": [_stopped(each) for each in scored if _in_danger(each)],
        "safety, rightly let go": [not _stopped(each) for each in scored if not _in_danger(each)],
    }
    return {name: round(100 * sum(answers) / len(answers), 1) for name, answers in counted.items() if answers}


def _share(scored: Iterable[Scored], test: Callable[[Scored], bool]) -> str:
    answers = [test(each) for each in scored]
    return f"{100 * sum(answers) / len(answers):5.1f} % of {len(answers)}" if answers else "    – none"


def _figures(scored: list[Scored]) -> Iterator[str]:
    about = [each for each in scored if each.about_roles]
    specific = [each for each in about if each.specific]
    times = sorted(each.ms for each in scored)
    yield f"questions               {len(scored)}"
    yield f"intent                  {_share(scored, lambda each: each.intent_right)}"
    yield f"top-1                   {_share(about, lambda each: each.hit(1))}"
    yield f"top-3                   {_share(about, lambda each: each.hit(3))}"
    yield f"top-3, specific         {_share(specific, lambda each: each.hit(3))}"
    yield f"top-3, broad            {_share((e for e in about if not e.specific), lambda each: each.hit(3))}"
    yield f"wrong but sure          {_share(specific, lambda each: each.wrong_but_sure)}"
    yield f"refused rightly         {_share((e for e in scored if e.deserves_none), lambda each: not each.found)}"
    yield f"look-alike not first    {_share((e for e in scored if 'must_not_first' in e.label), _not_first)}"
    yield f"place                   {_share((e for e in scored if 'expect_place' in e.label), lambda e: e.place_right)}"
    danger, harmless = [e for e in scored if _in_danger(e)], [e for e in scored if not _in_danger(e)]
    yield f"safety seen             {_share(danger, _stopped)}"
    yield f"safety, wrongly stopped {_share(harmless, _stopped)}"
    yield f"role not in catalogue   {_share(about, lambda each: not each.wanted)}"
    yield f"ms p50 / p99            {times[len(times) // 2]:.2f} / {times[int(len(times) * 0.99)]:.2f}"


def _in_danger(each: Scored) -> bool:
    return each.label["intent"] in {"safeguarding", "medical_advice"}


def _stopped(each: Scored) -> bool:
    return each.reply.understood.safety is not None


def _not_first(each: Scored) -> bool:
    titles = {role.title for role in each.reply.understood.roles[:1]}
    return not titles & set(each.label["must_not_first"])


def _groups(scored: list[Scored]) -> Iterator[str]:
    for name in ("style", "intent", "asker"):
        groups: dict[str, list[Scored]] = defaultdict(list)
        for each in scored:
            groups[each.label.get(name, "?")].append(each)
        yield f"by {name:<18} top-3 of role questions    intent"
        for key, group in sorted(groups.items()):
            about = [each for each in group if each.about_roles]
            yield f"  {key:<20} {_share(about, lambda e: e.hit(3)):<24} {_share(group, lambda e: e.intent_right)}"


def _confusion(scored: list[Scored]) -> Iterator[str]:
    wrong = Counter((each.label["intent"], each.reply.understood.intent) for each in scored if not each.intent_right)
    yield "intents taken for another (meant -> read)"
    for (meant, read), count in wrong.most_common(20):
        yield f"  {count:>4}  {meant} -> {read}"


def _misses(scored: list[Scored], most: int) -> Iterator[str]:
    missed = [each for each in scored if each.about_roles and not each.hit(3)]
    yield f"role misses ({len(missed)})"
    for each in missed[:most]:
        text = each.label.get("text") or each.label["turns"][-1]
        got = ", ".join(f"{role.id} ({role.why})" for role in each.reply.understood.roles[:3]) or "no role"
        reason = "not in the catalogue" if not each.wanted else each.reply.understood.intent
        yield f"  {each.label.get('id')}: {text[:80]!r} wanted {each.label['expect_roles'][:3]}; got {got} [{reason}]"
