from dataclasses import replace
from datetime import date

import pytest

from bot.catalogue.role import Role
from bot.channels.plain import render_plain
from bot.conversation.decide import NO_QUESTION, Guide
from bot.conversation.jobs import roles
from bot.conversation.parts import Turn
from bot.messages import Bullets, Incoming, Link, Paragraph, Person, Reply
from bot.store.port import Memory
from tests.conftest import TODAY

PHONE_SCREEN = 900
"""Characters that fit a phone without much scrolling."""


@pytest.fixture
def turn(guide: Guide) -> Turn:
    incoming = Incoming(Person("terminal", "t"))
    reader = guide.reader
    return Turn(
        incoming,
        NO_QUESTION,
        Memory(),
        guide.catalogue,
        guide.gazetteer,
        TODAY,
        reader.find_roles,
        reader.near_topics,
        guide.answers,
    )


def all_roles(turn: Turn) -> list[Role]:
    return list(turn.catalogue.roles.values())


def plain(blocks: tuple[object, ...]) -> str:
    return render_plain(Reply(blocks))  # type: ignore[arg-type]


def test_every_card_fits_a_phone_and_has_all_that_it_must(turn: Turn) -> None:
    for role in all_roles(turn):
        answer = roles.card(turn, role)
        text = plain(answer.blocks)
        links = [
            part
            for block in answer.blocks
            if isinstance(block, Paragraph)
            for part in block.parts
            if isinstance(part, Link)
        ]
        assert len(text.replace(links[0].url, "")) <= PHONE_SCREEN, f"{role.id}: {len(text)} characters"
        assert len(links) == 1, role.id
        assert role.ways_in[0].name in text, role.id
        assert "facts checked" in text, role.id
        assert [button.label for button in answer.buttons] == ["Ways in", "Pay", "A day", "Similar roles", "Near me"]


def test_pay_with_bands_comes_with_its_year_and_the_tables_figures(turn: Turn) -> None:
    for role in all_roles(turn):
        if role.pay.bands:
            text = plain(roles.card(turn, role).blocks)
            figures = turn.catalogue.pay.bands[role.pay.bands[0]]
            assert f"£{figures.start:,}" in text
            assert turn.catalogue.pay.year in text


def test_old_pay_says_that_it_may_have_changed(turn: Turn) -> None:
    later = replace(turn, today=date(2027, 4, 1))
    text = plain(roles.card(later, turn.catalogue.roles["paramedic"]).blocks)
    assert "may have changed" in text


@pytest.mark.parametrize("name", sorted(roles.FACETS))
def test_every_part_of_every_role_has_an_answer_and_keeps_the_place(turn: Turn, name: str) -> None:
    for role in all_roles(turn):
        answer = roles.facet(turn, role, name)
        assert len(answer.blocks) >= 2, f"{role.id} {name}"
        assert answer.memory.role == role.id
        assert all(block.items for block in answer.blocks if isinstance(block, Bullets)), f"{role.id} {name}"
        assert f"role:{role.id}" in [button.action for button in answer.buttons]


def test_a_part_that_does_not_exist_is_the_card(turn: Turn) -> None:
    role = turn.catalogue.roles["midwife"]
    assert roles.facet(turn, role, "nonsense").blocks == roles.card(turn, role).blocks


def test_what_is_not_certain_is_said_with_whom_to_check(turn: Turn) -> None:
    role = next(role for role in all_roles(turn) if role.unsure)
    text = plain(roles.facet(turn, role, "entry").blocks)
    assert f"Check with {role.unsure[0].check_with}" in text
