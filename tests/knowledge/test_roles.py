"""The real catalogue: complete, linked, plain, and checked."""

from collections import Counter
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.check import check_knowledge
from bot.catalogue.fields import Flag
from bot.catalogue.load import Knowledge
from tests.conftest import TODAY

DEGREES = {"degree", "postgraduate"}


def test_the_check_finds_nothing_wrong(knowledge: Knowledge) -> None:
    errors = [str(problem) for problem in check_knowledge(knowledge, TODAY) if problem.severity == "error"]
    assert errors == []


def test_every_family_has_three_roles_or_more(catalogue: Catalogue) -> None:
    counts = Counter(role.family for role in catalogue.roles.values())
    assert set(counts) == set(catalogue.families)
    assert min(counts[family] for family in catalogue.families if family != "social-care") >= 3


def test_every_role_is_sourced_and_dated(catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        assert role.sources, role.id
        assert role.reviewed is not None, role.id
        assert all(date(2026, 1, 1) <= source.read <= TODAY for source in role.sources), role.id


def test_no_degree_is_only_said_where_a_way_needs_none(catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        if Flag.NO_DEGREE in role.flags:
            assert {way.kind for way in role.ways_in} - DEGREES, role.id


def test_pay_is_never_written_into_a_role(catalogue: Catalogue) -> None:
    for role in catalogue.roles.values():
        assert "£" not in role.model_dump_json(), f"{role.id}: figures belong into knowledge/pay/"
