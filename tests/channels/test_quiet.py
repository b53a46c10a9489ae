import logging

import pytest

from bot.channels.quiet import quiet


def test_a_librarys_lines_say_only_who_and_what_kind(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    library = logging.getLogger("some_library.part")
    with quiet("some_library"):
        library.info("POST https://example.org/bot1:secret")
        try:
            raise ValueError("1:secret")
        except ValueError:
            library.exception("1:secret failed")
    assert caplog.messages == ["some_library.part: ValueError"]
    assert "secret" not in caplog.text


def test_afterwards_the_library_is_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    with quiet("some_library"):
        pass
    logging.getLogger("some_library").warning("heard again")
    assert caplog.messages == ["heard again"]
