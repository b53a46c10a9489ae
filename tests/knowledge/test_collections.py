"""Broad wishes over the real knowledge: what a person rules out is never shown, alone or beside another wish."""

from collections import Counter
from itertools import product

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.topic import Collection
from bot.understanding.question import Wish
from bot.understanding.search.picks import mix

NO_WISH = Wish()
LEAST = 110
"""So many broad wishes have an answer."""


def conditions(catalogue: Catalogue) -> list[Collection]:
    return [each for each in catalogue.collections.values() if each.condition and each.fits]


def test_there_is_an_answer_to_many_wishes(catalogue: Catalogue) -> None:
    assert len(catalogue.collections) >= LEAST


def test_no_two_collections_share_a_phrase(catalogue: Catalogue) -> None:
    owners = [cue for each in catalogue.collections.values() for cue in set(each.cues)]
    assert [cue for cue, count in Counter(owners).items() if count > 1] == []


def test_a_condition_holds_in_its_own_list(catalogue: Catalogue) -> None:
    for each in conditions(catalogue):
        assert each.fits
        shown = mix(catalogue, (each.id,), NO_WISH)
        assert len(shown) >= 3, each.id
        assert all(each.fits(catalogue.roles[pick.role]) for pick in shown), each.id


def test_a_condition_holds_beside_every_other_wish(catalogue: Catalogue) -> None:
    for condition in conditions(catalogue):
        assert condition.fits
        fitting = {role.id for role in catalogue.roles.values() if condition.fits(role)}
        for other in catalogue.collections.values():
            shown = mix(catalogue, (other.id, condition.id), NO_WISH) if other is not condition else ()
            assert {pick.role for pick in shown} <= fitting, (other.id, condition.id)


def test_a_dislike_is_kept_in_every_collection(catalogue: Catalogue) -> None:
    tags = {tag for role in catalogue.roles.values() for tag in role.involves}
    for tag in sorted(tags):
        disliked = {role.id for role in catalogue.roles.values() if tag in role.involves}
        for each in catalogue.collections.values():
            shown = mix(catalogue, (each.id,), Wish(avoid=frozenset({tag})))
            assert disliked.isdisjoint(pick.role for pick in shown), (each.id, tag)


@pytest.mark.parametrize("family", ["nursing", "doctors"])
def test_a_family_that_is_ruled_out_is_never_shown(catalogue: Catalogue, family: str) -> None:
    for each in catalogue.collections.values():
        shown = mix(catalogue, (each.id,), Wish(families=frozenset({family})))
        assert all(catalogue.roles[pick.role].family != family for pick in shown), each.id


def test_two_likes_are_both_answered_in_the_first_three(catalogue: Catalogue) -> None:
    likes = [catalogue.collections[id_] for id_ in ("art", "sport-and-pe", "maths", "children", "computers")]
    for one, other in product(likes, likes):
        if one is other:
            continue
        first = {pick.role for pick in mix(catalogue, (one.id, other.id), NO_WISH)[:3]}
        for each in (one, other):
            assert first & {pick.role for pick in each.roles}, (one.id, other.id)


def test_every_reason_fits_on_a_line_or_two(catalogue: Catalogue) -> None:
    longest = max((pick.why for each in catalogue.collections.values() for pick in each.roles), key=len)
    assert len(longest) <= 110, longest
