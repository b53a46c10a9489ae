import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.text import clean, cut, is_break, spelled_out, utf16_length
from bot.messages import Link

FAMILY = "👨‍👩‍👧"
NURSE = "👩🏽‍⚕️"
FLAG = "🇬🇧"


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\x00b\x1b[2J", "a b [2J"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a b"),
        ("\ud800!", "\ufffd!"),
        ("é👍", "é👍"),
    ],
)
def test_what_breaks_a_channel_is_taken_out(given_text: str, cleaned: str) -> None:
    assert clean(given_text) == cleaned


@given(st.text())
def test_clean_text_can_always_be_encoded_and_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


@given(st.text())
def test_length_is_that_of_utf16(text: str) -> None:
    assert utf16_length(clean(text)) == len(clean(text).encode("utf-16-le")) // 2


WORDY = st.lists(st.sampled_from(["a", "b", " ", ".", "\n", "é", "e\u0301", NURSE, FLAG, "ي"])).map("".join)


@given(st.text() | WORDY, st.integers(2, 60))
def test_nothing_is_lost_or_over_the_limit_when_cut(text: str, limit: int) -> None:
    parts = cut(text, limit)
    assert "".join(parts) == text
    assert all(utf16_length(part) <= limit for part in parts)


@given(st.lists(st.sampled_from(["a", " ", "e\u0301", NURSE, FAMILY, FLAG, "1️⃣"])), st.integers(12, 40))
def test_no_visible_character_is_cut_in_two(characters: list[str], limit: int) -> None:
    starts = {0}
    for character in characters:
        starts.add(max(starts) + len(character))
    at = 0
    for part in cut("".join(characters), limit):
        assert at in starts
        at += len(part)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One line here.\nThe next line is here.", "One line here.\n"),
        ("This is one. This is two and more words", "This is one. "),
        ("only some words without any end at all", "only some words without "),
        ("averylongwordthatdoesnotfitinanyway", "averylongwordthatdoesnot"),
    ],
)
def test_a_cut_falls_where_a_reader_would_cut(text: str, first: str) -> None:
    assert cut(text, 24)[0] == first


def test_one_character_over_the_limit_is_cut_all_the_same() -> None:
    assert all(utf16_length(part) <= 10 for part in cut("e" + "\u0301" * 50, 10))


def test_flags_are_cut_between_pairs_only() -> None:
    flags = FLAG * 3
    assert [at for at in range(1, len(flags)) if is_break(flags, at)] == [2, 4]


@pytest.mark.parametrize(
    ("link", "text"),
    [
        (Link("Call Childline", "tel:08001111"), "Call Childline (08001111)"),
        (Link("Call 0800 1111", "tel:08001111"), "Call 0800 1111"),
        (Link("Write to us", "mailto:a@example.org?subject=x"), "Write to us (a@example.org)"),
    ],
)
def test_a_number_that_cannot_be_pressed_stands_in_the_text(link: Link, text: str) -> None:
    assert spelled_out(link) == text
