import pytest

from bot.understanding.words.cues import TaggedCues

CUES = TaggedCues(
    {
        "any": ["go*", "needle*", "care* home*"],
        "pair": ["night shift", "night*", "work with people"],
        "long": ["work with", "night shift work"],
    }
)


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        (" i am going there ", {"any": ["going"]}),
        (" go ", {"any": ["go"]}),
        (" no needles ", {"any": ["needles"]}),
        (" nee needle ", {"any": ["needle"]}),
        (" caring home ", {}),
        (" carers homes ", {"any": ["carers homes"]}),
        (" night shift work ", {"pair": ["night shift"], "long": ["night shift work"]}),
        (" nights or night ", {"pair": ["nights", "night"]}),
        (" work with people ", {"pair": ["work with people"], "long": ["work with"]}),
        (" work without people ", {}),
        (" ", {}),
    ],
)
def test_longest_phrase_of_each_tag_is_found_where_it_begins(plain: str, found: dict[str, list[str]]) -> None:
    cues = CUES.find(plain)
    assert {tag: [cue.text for cue in each] for tag, each in cues.items()} == found
    assert all(plain[cue.start : cue.end] == cue.text for each in cues.values() for cue in each)
