"""The picture of a chat: a file by itself, with every word of the replies in it, inside the bubbles."""

import re
from xml.etree import ElementTree

from bot.messages import Bold, Button, Heading, Link, Reply, bullets, paragraph
from bot.picture import BUBBLE, PADDING, PHONE, draw

SVG = "{http://www.w3.org/2000/svg}"
REPLY = Reply(
    (
        Heading("Pay & <hours>"),
        paragraph("From ", Bold("the hub"), ". Then ", Link("the page", "https://example.org/page"), " again"),
        bullets("one", Bold("two")),
    ),
    (Button("Ways in", "role:a"), Button("A day", "role:b"), Button("A label that is too long for two", "role:c")),
)


def drawn(reply: Reply = REPLY, said: str = "hi") -> ElementTree.Element:
    return ElementTree.fromstring(draw("Name", "Under", "About it", [[(said, reply)]]))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_every_word_is_in_the_picture_as_it_was_said() -> None:
    shown = texts(drawn())
    for text in ("Name", "Under", "hi", "Pay & <hours>", "From the hub. Then the page again", "one", "two", "A day"):
        assert text in shown


def test_it_needs_nothing_from_elsewhere() -> None:
    svg = draw("Name", "Under", "About", [[("hi", REPLY)]])
    assert set(re.findall(r"https?://[^\"< ]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(image|script|foreignObject|use)|@import|url\(", svg)


def test_those_who_can_not_see_it_are_told_what_it_shows() -> None:
    root = drawn()
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == ["Name", "About it"]


def test_long_texts_are_broken_into_lines_that_fit() -> None:
    lines = [text for text in texts(drawn(Reply((paragraph("a fair number of words " * 20),)))) if "words" in text]
    assert len(lines) > 5
    assert all(len(line) * 7 < BUBBLE - 2 * PADDING + 30 for line in lines)


def test_a_word_without_end_is_kept_whole() -> None:
    assert "x" * 100 in texts(drawn(said="x" * 100))


def test_two_buttons_share_a_row_only_where_both_fit() -> None:
    at = {text.text: text.get("y") for text in drawn().iter(f"{SVG}text") if text.get("class") == "button"}
    assert at["Ways in"] == at["A day"] != at["A label that is too long for two"]


def test_phones_stand_side_by_side_and_are_equally_high() -> None:
    long = Reply((paragraph("many words " * 50),))
    svg = draw("N", "U", "A", [[("hi", REPLY)], [("hi", long)]])
    root = ElementTree.fromstring(svg)
    backs = [rect for rect in root.iter(f"{SVG}rect") if rect.get("width") == str(PHONE)]
    assert len({rect.get("height") for rect in backs}) == 1
    assert len(backs) == 2
    assert int(root.get("width", "0")) > 2 * PHONE
