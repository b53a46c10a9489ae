import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.safety import SafetyRules, Signpost
from bot.understanding.safety.spelling import Cleaner

TODAY = date(2026, 11, 23)
COMMON_WORDS = Path(__file__).parents[2] / "knowledge" / "vocabulary" / "common-words.txt"
NUMBERS = {
    "emergency": "999",
    "nhs_111": "111",
    "nhs_111_mental": "111",
    "childline": "0800 1111",
    "samaritans": "116 123",
    "shout": "85258",
}


def test_every_category_of_danger_is_there(catalogue: Catalogue) -> None:
    kinds = {name: category.kind for name, category in catalogue.safety.categories.items()}
    crisis = {"emergency", "suicide", "self_harm", "eating_disorder", "harm_to_others", "distress"}
    safeguarding = {
        "placement_assault",
        "unsafe_placement",
        "sexual_abuse",
        "exploitation",
        "forced_marriage",
        "violence",
        "homelessness",
        "bullying",
        "drugs_alcohol",
        "worried",
    }
    medical = {"urgent", "pregnancy", "medicines", "diagnosis", "symptoms"}
    assert {name for name, kind in kinds.items() if kind == "crisis"} == crisis
    assert {name for name, kind in kinds.items() if kind == "safeguarding"} == safeguarding
    assert {name for name, kind in kinds.items() if kind == "medical"} == medical


def test_the_numbers_that_the_project_promises_are_right(catalogue: Catalogue) -> None:
    assert {name: catalogue.safety.signposts[name].number for name in NUMBERS} == NUMBERS


def test_a_crisis_in_the_mind_names_999_111_childline_samaritans_and_shout(catalogue: Catalogue) -> None:
    for category in ("suicide", "self_harm", "distress"):
        named = set(catalogue.safety.categories[category].signposts)
        assert {"emergency", "nhs_111_mental", "childline", "samaritans", "shout"} <= named, category


def test_harm_at_a_placement_names_who_to_tell(catalogue: Catalogue) -> None:
    for category in ("unsafe_placement", "placement_assault"):
        assert {"placement_lead", "speak_up"} <= set(catalogue.safety.categories[category].signposts)


def test_every_category_names_an_emergency_number(catalogue: Catalogue) -> None:
    for name, category in catalogue.safety.categories.items():
        said = " ".join(catalogue.safety.signposts[post].how for post in category.signposts)
        assert "999" in said or (category.kind == "medical" and "111" in said), name


def test_every_signpost_was_read_in_the_last_year_and_is_used(catalogue: Catalogue) -> None:
    used = {post for category in catalogue.safety.categories.values() for post in category.signposts}
    for name, post in catalogue.safety.signposts.items():
        assert TODAY - timedelta(days=365) <= post.checked <= TODAY, name
    assert set(catalogue.safety.signposts) == used


def test_every_number_in_a_signpost_is_its_own(catalogue: Catalogue) -> None:
    for name, post in catalogue.safety.signposts.items():
        digits = re.sub(r"\D", "", post.number or "")
        long_numbers = [re.sub(r"\D", "", found) for found in re.findall(r"\d[\d ]{4,}\d", post.how)]
        assert all(found == digits for found in long_numbers), name


def test_no_common_word_is_repaired_into_a_word_of_danger(catalogue: Catalogue) -> None:
    spelling = catalogue.safety.spelling
    cleaner = Cleaner(spelling, lambda _: ())
    words = [word for word in COMMON_WORDS.read_text(encoding="utf-8").split() if word.isalpha()]
    parts = set(spelling.repair)
    repaired = {word: cleaner.words(word) for word in words if word not in spelling.means and word not in parts}
    wrong = {word: found for word, found in repaired.items() if found != (word,) and set(found) & parts}
    rule_words = set(" ".join(_all_phrases(catalogue.safety)).replace("|", " ").replace("(", " ").split())
    assert {word: found for word, found in wrong.items() if word not in rule_words} == {}


def _all_phrases(rules: SafetyRules) -> list[str]:
    lists = [phrase for entries in rules.lists.values() for phrase in entries]
    groups = [
        phrase
        for category in rules.categories.values()
        for group in (category.always, category.unless_career, category.about_me, category.alone)
        for phrase in group
    ]
    return [
        phrase.replace(")", " ").replace("?", " ")
        for phrase in (*lists, *groups, *rules.career, *rules.harmless, *rules.harmless_with_career)
    ]


def test_a_number_that_is_not_said_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not stand in how"):
        Signpost.model_validate(
            {"name": "A", "how": "call 1", "number": "2", "source": "https://a.uk", "checked": "2026-11-23"}
        )


def test_an_unknown_signpost_is_refused(catalogue: Catalogue) -> None:
    data = catalogue.safety.model_dump()
    data["categories"]["suicide"]["signposts"] = ("nobody",)
    with pytest.raises(ValidationError, match="unknown signposts: nobody"):
        SafetyRules.model_validate(data)


def test_stories_that_release_an_unknown_category_are_refused(catalogue: Catalogue) -> None:
    data = catalogue.safety.model_dump()
    data["stories"]["released"] = ("nothing",)
    with pytest.raises(ValidationError, match="unknown categories: nothing"):
        SafetyRules.model_validate(data)


def test_an_unknown_field_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        SafetyRules.model_validate(catalogue.safety.model_dump() | {"sometimes": ()})
