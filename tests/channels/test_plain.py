from bot.channels.plain import render_buttons, render_plain
from bot.messages import Bold, Bullets, Button, Heading, Link, Reply, bullets, paragraph

ADDRESS = "https://example.org/midwife"
CARD = Reply((
    Heading("Midwife"),
    paragraph("Helps ", Bold("people"), " who have a baby. See ", Link("the role", ADDRESS), "."),
    bullets("degree", "apprenticeship"),
))  # fmt: skip


def test_a_reply_reads_as_plain_text() -> None:
    assert render_plain(CARD) == (
        "MIDWIFE\n\n"
        "Helps people who have a baby. See the role <https://example.org/midwife>.\n\n"
        "  - degree\n  - apprenticeship"
    )


def test_lines_are_wrapped_and_bullets_hang() -> None:
    shown = render_plain(Reply((bullets("one two three four five"),)), 20)
    assert shown == "  - one two three\n    four five"


def test_an_address_stays_whole_even_if_it_is_longer_than_the_line() -> None:
    assert f"<{ADDRESS}>" in render_plain(CARD, 20)


def test_a_new_line_inside_a_bullet_stays_under_it() -> None:
    assert render_plain(Reply((Bullets((("a\nb",),)),))) == "  - a\n    b"


def test_empty_blocks_leave_no_gap() -> None:
    assert render_plain(Reply((paragraph("a"), paragraph(""), Bullets(()), paragraph("b")))) == "a\n\nb"


def test_buttons_are_numbered_and_share_lines_as_they_fit() -> None:
    buttons = [Button(label, action="x") for label in ("Ways in", "Pay", "Similar roles")]
    assert render_buttons(buttons, 30) == "[1] Ways in   [2] Pay\n[3] Similar roles"
    assert render_buttons(buttons) == "[1] Ways in   [2] Pay   [3] Similar roles"
