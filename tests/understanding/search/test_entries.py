import pytest

from bot.understanding.search.entries import EntryFinder, Searchable
from bot.understanding.words.stems import Stems

ENTRIES = {
    "dbs": Searchable("DBS check", samples=("what is a dbs check", "will a caution stop me")),
    "uniform": Searchable("Uniform", names=("scrubs",), samples=("who pays for the uniform",)),
}
FINDER = EntryFinder(ENTRIES, str.split, Stems(), ["what", "is", "a", "the", "for", "me", "will"])


@pytest.mark.parametrize(
    ("text", "least", "first"),
    [
        ("what is a dbs check", 0.95, "dbs"),
        ("who pays for the uniform", 0.95, "uniform"),
        ("dbs check before night shifts", 0.0, "dbs"),
        ("dbs check before night shifts", 0.95, ""),
        ("new scrubs before night shifts", 0.95, "uniform"),
    ],
)
def test_only_what_can_be_alike_enough_or_is_named_is_looked_for(text: str, least: float, first: str) -> None:
    found = FINDER.find(text.split(), least=least)
    assert (found[0].id if found else "") == first


@pytest.mark.parametrize(
    "text", ["will a caution stop me", "caution and dbs", "who pays", "stop the check", "pays uniform"]
)
def test_what_reaches_the_least_coverage_is_found_all_the_same(text: str) -> None:
    found = FINDER.find(text.split())
    assert found
    assert FINDER.find(text.split(), least=max(hit.coverage for hit in found)) == found
