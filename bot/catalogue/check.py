"""All rules that no single field can hold, gathered: every problem is reported at once.

One more rule needs the reader of questions, so `understanding/samples.py` holds it and the command `check` asks it
too: every sample question finds its own entry, a role's among the first three.
"""

from datetime import date

from bot.catalogue.checks.dates import check_dates, check_end_dates, check_periods, check_school_year
from bot.catalogue.checks.events import check_events
from bot.catalogue.checks.files import check_ids, check_modelines, check_placeholders
from bot.catalogue.checks.language import check_https, check_plain_english
from bot.catalogue.checks.links import (
    check_actions,
    check_buttons,
    check_dead_ends,
    check_families,
    check_links,
    check_named_families,
)
from bot.catalogue.checks.money import check_amount_dates, check_amount_names, check_amounts
from bot.catalogue.checks.names import check_areas, check_names
from bot.catalogue.checks.shared import Check
from bot.catalogue.checks.ways import check_kinds, check_levels, check_references, check_references_in_texts
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Problem

CHECKS: tuple[Check, ...] = (
    check_modelines,
    check_ids,
    check_placeholders,
    check_families,
    check_links,
    check_named_families,
    check_buttons,
    check_actions,
    check_dead_ends,
    check_levels,
    check_kinds,
    check_references,
    check_references_in_texts,
    check_names,
    check_areas,
    check_dates,
    check_periods,
    check_end_dates,
    check_school_year,
    check_events,
    check_amounts,
    check_amount_names,
    check_amount_dates,
    check_plain_english,
    check_https,
)


def check_knowledge(knowledge: Knowledge, today: date) -> list[Problem]:
    """Everything wrong with the knowledge, in the order of files and lines."""
    problems = list(knowledge.problems)
    for rule in CHECKS:
        problems += rule(knowledge, today)
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.field, problem.message))
