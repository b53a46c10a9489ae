"""Plain look-ups over the same roles, asked the same questions: what the bot's understanding is worth beside them."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.catalogue.catalogue import Catalogue
from bot.evaluation.labelled import Scored
from bot.store.full_text import FullText

LOOKED_AT = 40
"""Names that a look-up may return: several belong to one role."""
KEEPS = 0.97
"""The share of true questions that a look-up must still answer at the score from which it answers."""
WEIGHTS = {"title": 5.0, "other name": 4.0, "sample question": 3.0, "keyword": 2.0, "summary": 1.0}

LookUp = Callable[[str], list[tuple[str, float]]]
"""A question -> ids with their scores, best first."""


def look_ups(catalogue: Catalogue) -> dict[str, LookUp]:
    """The plain look-ups by name."""
    titles = [(role.title, role.id) for role in catalogue.roles.values()]
    names = [(name, role.id) for role in catalogue.roles.values() for name in (role.title, *role.also_called)]
    return {
        "WRatio, titles": _fuzzy(titles, fuzz.WRatio),
        "token set, all names": _fuzzy(names, fuzz.token_set_ratio),
        "FTS5, weighted": _full_text(catalogue),
    }


def _fuzzy(names: Sequence[tuple[str, str]], scorer: Callable[..., float]) -> LookUp:
    texts = [utils.default_process(name) for name, _ in names]

    def find(text: str) -> list[tuple[str, float]]:
        asked = utils.default_process(text)
        found = process.extract(asked, texts, scorer=scorer, limit=LOOKED_AT)
        return _best_of_each((names[index][1], score) for _, score, index in found)

    return find


def _full_text(catalogue: Catalogue) -> LookUp:
    rows = {
        role.id: (
            role.title,
            " ".join(role.also_called),
            " ".join(role.asked_as),
            " ".join(role.keywords),
            role.summary,
        )
        for role in catalogue.roles.values()
    }
    index = FullText(tuple(WEIGHTS.values()), rows)
    stop = frozenset(catalogue.vocabulary.words.stop)

    def find(text: str) -> list[tuple[str, float]]:
        words = utils.default_process(text).split()
        return index.search([word for word in words if word not in stop], LOOKED_AT)

    return find


def _best_of_each(found: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    best: dict[str, float] = {}
    for id_, score in found:
        best.setdefault(id_, score)
    return list(best.items())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: hits in percent, none-deserving questions answered with a role, milliseconds."""

    name: str
    top_1: float
    top_3: float
    specific: float
    wrongly: int
    ms: Sequence[float]


def compared(scored: Sequence[Scored], catalogue: Catalogue) -> Iterator[str]:
    """The table of the bot and the plain look-ups, on the same questions in one run."""
    rows = [_own_row(scored), *(_row(name, find, scored) for name, find in look_ups(catalogue).items())]
    nothing = sum(each.deserves_none for each in scored)
    yield f"{'side by side':<24} top-1   top-3  specific   p50 / p99 ms   wrongly answered of {nothing}*"
    for row in rows:
        times = f"{_at(row.ms, 0.5):6.2f} / {_at(row.ms, 0.99):.2f}"
        yield f"  {row.name:<22} {row.top_1:5.1f}   {row.top_3:5.1f}  {row.specific:8.1f}   {times:<14}  {row.wrongly}"
    yield f"  * the look-ups at the score that keeps {KEEPS:.0%} of the questions about roles"


def _own_row(scored: Sequence[Scored]) -> Row:
    hits = [(each, each.found) for each in scored]
    wrongly = sum(each.deserves_none and bool(each.found) for each in scored)
    return Row("First Shift", *_shares(hits), wrongly, sorted(each.ms for each in scored))


def _row(name: str, find: LookUp, scored: Sequence[Scored]) -> Row:
    times, hits, best = [], [], []
    for each in scored:
        start = time.perf_counter()
        found = find(each.text)
        times.append((time.perf_counter() - start) * 1000)
        hits.append((each, [id_ for id_, _ in found]))
        best.append(found[0][1] if found else float("-inf"))
    true = sorted(score for each, score in zip(scored, best, strict=True) if each.about_roles)
    least = true[int((1 - KEEPS) * len(true))] if true else 0.0
    wrongly = sum(each.deserves_none and score >= least for each, score in zip(scored, best, strict=True))
    return Row(name, *_shares(hits), wrongly, sorted(times))


def _shares(hits: Sequence[tuple[Scored, list[str]]]) -> tuple[float, float, float]:
    about = [(each, found) for each, found in hits if each.about_roles]
    specific = [(each, found) for each, found in about if each.specific]
    return _share(about, 1), _share(about, 3), _share(specific, 3)


def _share(hits: Sequence[tuple[Scored, list[str]]], within: int) -> float:
    return 100 * sum(bool(each.wanted & set(found[:within])) for each, found in hits) / len(hits) if hits else 0.0


def _at(times: Sequence[float], part: float) -> float:
    return times[min(int(len(times) * part), len(times) - 1)] if times else 0.0
