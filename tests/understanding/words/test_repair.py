import pytest

from bot.understanding.words.repair import Repair

KNOWN = {
    "physiotherapist",
    "paramedic",
    "dental",
    "nurse",
    "midwife",
    "radiographer",
    "medic",
    "paralegal",
    "sonographer",
}
COMMON = frozenset({"want", "be", "a", "what", "par", "purse", "worse", "the", "curse", "is"})
REPAIR = Repair(KNOWN, COMMON, never=["paracetamol"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("parmedic", "paramedic"),
        ("physiotherepist", "physiotherapist"),
        ("midwfe", "midwife"),
        ("radiografer", "radiographer"),
        ("physio therapist", "physiotherapist"),
        ("dentalnurse", "dental nurse"),
    ],
)
def test_a_misspelt_word_becomes_the_catalogues_own(typed: str, meant: str) -> None:
    assert " ".join(REPAIR(tuple(typed.split()))) == meant


@pytest.mark.parametrize("text", ["what is the purse", "worse curse", "paracetamol", "nrs", "12345", "xqzvwk"])
def test_correct_english_medicines_and_junk_are_left_alone(text: str) -> None:
    assert " ".join(REPAIR(tuple(text.split()))) == text


def test_junk_costs_little_because_only_ten_words_are_looked_at() -> None:
    junk = ("paramedik",) * 30
    mended = REPAIR(junk)
    assert mended[:10] == ("paramedic",) * 10
    assert mended[10:] == ("paramedik",) * 20


NAMES = [("sterile", "services"), ("medical", "secretary"), ("serial", "number"), ("health", "visitor")]
BY_NAME = Repair({"sterile", "serial", "services", "medical", "secretary"}, COMMON, never=[], names=NAMES)


def test_of_two_spellings_that_are_near_the_one_wins_that_goes_with_its_neighbour() -> None:
    assert BY_NAME(("steral", "services")) == ("sterile", "services")
    assert BY_NAME(("steral",)) == ("serial",)


@pytest.mark.parametrize("text", ["medicalsecretry", "what is medicalsecretery", "medicalsec retary"])
def test_a_whole_name_is_known_again_however_it_was_torn_apart(text: str) -> None:
    assert BY_NAME(tuple(text.split()))[-2:] == ("medical", "secretary")


def test_an_empty_text_stays_empty() -> None:
    assert BY_NAME(()) == ()


def test_a_name_that_is_misspelt_as_one_word_goes_before_a_single_word_that_is_less_like_it() -> None:
    repair = Repair({"healthier", "health", "visitor"}, COMMON, never=[], names=NAMES)
    assert repair(("healthvisiter",)) == ("health", "visitor")
    assert repair(("healthyer",)) == ("healthier",)


def test_a_short_text_of_unknown_words_is_held_against_the_names_as_a_whole() -> None:
    assert BY_NAME(("medicul", "sekretary")) == ("medical", "secretary")
    assert BY_NAME(("xqzvwk", "blorptang")) == ("xqzvwk", "blorptang")


@pytest.mark.parametrize(("typed", "meant"), [("dietishun", "dietitian"), ("flebotomist", "phlebotomist")])
def test_a_word_written_by_ear_is_heard(typed: str, meant: str) -> None:
    assert Repair({"dietitian", "phlebotomist"}, COMMON, never=[])((typed,)) == (meant,)
