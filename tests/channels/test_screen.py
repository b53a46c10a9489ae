import io

import pytest

from bot.channels.screen import Screen


def shown(text: str, encoding: str) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    Screen(stream).show(text)
    return raw.getvalue().decode(encoding).removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("£26,000 – “café” …", 'GBP 26,000 - "cafe" ...'),
        ("½ day", "1/2 day"),
        ("• 👍", "* ?"),
        ("ابن", "???"),
    ],
)
def test_a_screen_without_the_character_gets_the_nearest(text: str, plain: str) -> None:
    assert shown(text, "ascii") == plain


def test_a_screen_that_knows_the_character_gets_it() -> None:
    assert shown("£ – 👍", "utf-8") == "£ – 👍"
    assert shown("£ – 👍", "cp1252") == "£ – ?"
