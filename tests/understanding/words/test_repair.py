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
