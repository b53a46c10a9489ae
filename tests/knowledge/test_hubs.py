import re
from pathlib import Path

import yaml

from bot.catalogue.local import Hub
from bot.places.gazetteer import Gazetteer

FOLDER = Path(__file__).parents[2] / "knowledge" / "hubs"
HUBS = [
    Hub.model_validate({"id": path.stem, **yaml.safe_load(path.read_bytes())}) for path in sorted(FOLDER.glob("*.yaml"))
]
LONGEST_SENTENCE = 20


def test_there_are_45_hubs() -> None:
    assert len(HUBS) == 45


def test_every_authority_is_served(gazetteer: Gazetteer) -> None:
    served = {name for hub in HUBS for name in (*hub.areas, *hub.maybe_areas)}
    assert [authority.name for authority in gazetteer.authorities if authority.name not in served] == []


def test_hubs_name_authorities_as_the_table_does(gazetteer: Gazetteer) -> None:
    names = {authority.name for authority in gazetteer.authorities}
    assert [(hub.id, name) for hub in HUBS for name in (*hub.areas, *hub.maybe_areas) if name not in names] == []


def test_no_authority_surely_belongs_to_two_hubs() -> None:
    areas = [name for hub in HUBS for name in hub.areas]
    assert sorted(name for name in set(areas) if areas.count(name) > 1) == []


def test_what_is_in_doubt_is_said() -> None:
    assert [hub.id for hub in HUBS if (hub.maybe_areas or hub.certainty == "unsure") and not hub.note] == []


def test_notes_are_one_short_sentence() -> None:
    sentences = [(hub.id, sentence) for hub in HUBS for sentence in re.split(r"(?<=\.)\s", hub.note or "")]
    assert [pair for pair in sentences if len(pair[1].split()) > LONGEST_SENTENCE] == []
