import pytest

from bot.channels.telegram_html import button_rows, render_telegram, without_markup
from bot.messages import Bold, Button, Heading, Link, Reply, bullets, paragraph


def test_a_reply_becomes_telegrams_html() -> None:
    reply = Reply((
        Heading("A & B"),
        paragraph("see ", Bold("this"), " ", Link("page", "https://example.org/?a=1&b=2")),
        bullets("one", "<two>"),
    ))  # fmt: skip
    assert render_telegram(reply) == [
        '<b>A &amp; B</b>\n\nsee <b>this</b> <a href="https://example.org/?a=1&amp;b=2">page</a>\n\n'
        "• one\n• &lt;two&gt;"
    ]


def test_a_long_reply_is_cut_between_blocks() -> None:
    reply = Reply((paragraph("a" * 30), paragraph("b" * 30), paragraph("c" * 5)))
    assert render_telegram(reply, limit=40) == ["a" * 30, "b" * 30 + "\n\n" + "c" * 5]


def test_a_style_goes_on_in_the_next_part() -> None:
    assert render_telegram(Reply((Heading("aaaa bbbb"),)), limit=5) == ["<b>aaaa </b>", "<b>bbbb</b>"]


def test_markup_does_not_count_towards_the_limit() -> None:
    assert len(render_telegram(Reply((paragraph("&" * 4096),)))) == 1


def test_emoji_count_twice_as_telegram_counts_them() -> None:
    assert len(render_telegram(Reply((paragraph("👍" * 2049),)))) == 2


@pytest.mark.parametrize("blocks", [(), (paragraph(""),), (paragraph(" \n "),)])
def test_nothing_to_show_is_nothing_to_send(blocks: tuple[Heading, ...]) -> None:
    assert render_telegram(Reply(blocks)) == []


def test_a_button_that_telegram_cannot_press_stands_in_the_text() -> None:
    call = Button("Call 111", url="tel:111")
    assert render_telegram(Reply((paragraph("Help:"),), (call,))) == ["Help:\n\nCall 111"]
    assert button_rows([call]) == []


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["Pay", "Ways in", "A day", "Near me"], [3, 1]),
        (["Ways into nursing", "Similar roles"], [2]),
        (["Operating department practitioner", "Pay"], [1, 1]),
        ([], []),
    ],
)
def test_two_or_three_buttons_share_a_row_while_labels_are_short(labels: list[str], rows: list[int]) -> None:
    assert [len(row) for row in button_rows([Button(label, action="x") for label in labels])] == rows


def test_the_plain_form_keeps_every_address() -> None:
    html = render_telegram(Reply((Heading("A & B"), paragraph(Link("<page>", "https://example.org/?a&b")))))[0]
    assert without_markup(html) == "A & B\n\n<page> (https://example.org/?a&b)"
