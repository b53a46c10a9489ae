import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.vocabulary import Words
from bot.understanding.words.text import MAX_CHARACTERS, TextReader, fold, shorten

WORDS = Words(
    short_forms={"u": "you", "wanna": "want to"},
    phrases={"a and e": "emergency department"},
    emoji={"🦷": "teeth"},
    stop=(),
    stop_in_topics=(),
    light=(),
    never_repaired=(),
)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("WANNA be a Nurse??", ("want", "to", "be", "a", "nurse")),
        ("children's nurse", ("childrens", "nurse")),
        ("children’s nurse", ("childrens", "nurse")),
        ("x-ray <b>tech</b>", ("x", "ray", "b", "tech", "b")),
        ("🦷🦷?", ("teeth", "teeth")),
        ("nuuuurse sooo", ("nuurse", "soo")),
        ("a & e in A and E", ("a", "e", "in", "emergency", "department")),
        ("café ＮＨＳ", ("cafe", "nhs")),
        ("O.D.P or n.u.r.s.e?", ("odp", "or", "nurse")),
        ("\x00\u200b…!?", ()),
        ("", ()),
    ],
)
def test_what_is_typed_becomes_clean_words(raw: str, words: tuple[str, ...]) -> None:
    text = TextReader(WORDS).read(raw)
    assert text.words == words
    assert text.plain == f" {' '.join(words)} "


def test_of_a_long_story_the_start_and_the_end_are_read() -> None:
    story = "first " + "blah " * 500 + " how do i become a midwife"
    text = TextReader(WORDS).read(story)
    assert text.words[0] == "first"
    assert text.words[-1] == "midwife"
    assert len(shorten(story)) <= MAX_CHARACTERS + 1


@given(st.text(max_size=2000))
def test_any_text_at_all_becomes_words(catalogue: Catalogue, raw: str) -> None:
    text = TextReader(catalogue.vocabulary.words).read(raw)
    assert all(word and not word.isspace() for word in text.words)
    assert fold(raw) == fold(fold(raw))
