from pathlib import Path

from bot.places.aliases import load_aliases
from bot.places.gazetteer import Gazetteer
from bot.places.names import key_of

FOLDER = Path(__file__).parents[2] / "knowledge" / "places"
ALIASES = load_aliases(FOLDER / "aliases.yaml")


def test_every_guarded_word_and_name_is_a_place(gazetteer: Gazetteer) -> None:
    guarded = {*ALIASES.words, *ALIASES.names, *ALIASES.months, *ALIASES.sure}
    assert sorted(word for word in guarded if not gazetteer.named(word)) == []


def test_every_area_has_authorities_and_every_alias_a_place(gazetteer: Gazetteer) -> None:
    names = [*ALIASES.areas, *ALIASES.called, *(also for area in ALIASES.areas.values() for also in area.also)]
    assert [name for name in names if not gazetteer.named(name)[0].authorities] == []


def test_every_guarded_code_exists(gazetteer: Gazetteer) -> None:
    assert [code for code in ALIASES.codes if not gazetteer.outcode(code)] == []


def test_names_of_other_things_are_no_places(gazetteer: Gazetteer) -> None:
    assert [name for name in ALIASES.not_places if gazetteer.entry(key_of(name)) != ()] == []


def test_all_counties_with_a_council_are_areas(gazetteer: Gazetteer) -> None:
    counties = {authority.upper for authority in gazetteer.authorities if authority.code.startswith("E07")}
    assert [name for name in sorted(counties) if gazetteer.named(name)[0].kind != "area"] == []


def test_all_nine_regions_are_understood(gazetteer: Gazetteer) -> None:
    regions = {authority.region for authority in gazetteer.authorities}
    unknown = [name for name in regions if not any(place.region == name for place in gazetteer.named(name))]
    assert unknown == []
    assert len(regions) == 9
