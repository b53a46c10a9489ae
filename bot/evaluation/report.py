"""The tables of an evaluation: figures, groups, confusion between intents, and the misses with their reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from bot.evaluation.labelled import Scored


def report(scored: list[Scored], misses: int = 50) -> str:
    """The tables, the confusion between intents, and the misses with their reason."""
    return "\n".join([*_figures(scored), "", *_groups(scored), "", *_confusion(scored), "", *_misses(scored, misses)])


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
    danger, harmless = [e for e in scored if e.in_danger], [e for e in scored if not e.in_danger]
    yield f"safety seen             {_share(danger, lambda each: each.stopped)}"
    yield f"safety, wrongly stopped {_share(harmless, lambda each: each.stopped)}"
    yield f"role not in catalogue   {_share(about, lambda each: not each.wanted)}"
    yield f"ms p50 / p99            {times[len(times) // 2]:.2f} / {times[int(len(times) * 0.99)]:.2f}"


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
    lists = {
        "role misses": [each for each in scored if each.about_roles and not each.hit(3)],
        "roles shown where none is deserved": [each for each in scored if each.deserves_none and each.found],
        "intent misses": [each for each in scored if not each.intent_right],
        "place misses": [each for each in scored if "expect_place" in each.label and not each.place_right],
    }
    for name, missed in lists.items():
        yield f"{name} ({len(missed)})"
        for each in missed[:most]:
            yield f"  {each.label.get('id')}: {each.text[:80]!r} {_wanted(each, name)} [{reason(each)}]"


def _wanted(each: Scored, name: str) -> str:
    understood = each.reply.understood
    if name == "intent misses":
        return f"wanted {each.label['intent']}; got {understood.intent}"
    if name == "place misses":
        return f"wanted {each.label['expect_place']}; got {understood.place.name if understood.place else 'no place'}"
    got = ", ".join(f"{role.id} ({role.why})" for role in understood.roles[:3]) or "no role"
    return f"wanted {each.label['expect_roles'][:3] or 'none'}; got {got}"


def reason(each: Scored) -> str:
    """Why a question was missed, as far as the answer tells."""
    understood = each.reply.understood
    if each.stopped:
        return f"stopped as {understood.safety}"
    if each.about_roles and not each.wanted:
        return "not in the catalogue"
    if each.about_roles and each.wanted & set(each.found):
        return "found, but after the third"
    if each.about_roles and not each.found:
        return f"read as {understood.intent}, so no role was shown"
    return f"{understood.intent}, {understood.confidence}"
