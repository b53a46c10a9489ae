import io
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bot.channels import terminal
from bot.messages import Attachment, Button, Incoming, Person, Reply, paragraph
from tests.channels.parts import FakeTalk, wording

PAY = Button("Pay", action="pay:midwife")
PAGE = Button("Read more", url="https://example.org")


def with_buttons(incoming: Incoming) -> Reply:
    buttons = () if incoming.text == "bare" else (PAY, PAGE)
    return Reply((paragraph(f"heard {incoming.text or incoming.action}"),), buttons)


def chat(typed: str | bytes, talk: FakeTalk) -> str:
    """What stands on the screen after a chat through a pipe."""
    raw = typed if isinstance(typed, bytes) else typed.encode()
    screen = io.StringIO()
    terminal.run(talk, wording(), io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"), screen)
    return screen.getvalue()


def test_it_greets_answers_and_leaves() -> None:
    talk = FakeTalk()
    shown = chat("what is a nurse\n", talk)
    assert talk.texts == ["/start", "what is a nurse"]
    assert "heard what is a nurse" in shown
    assert shown.endswith(f"{wording()('terminal.goodbye')}\n")
    assert {incoming.person for incoming in talk.heard} == {Person("terminal", "local")}


@pytest.mark.parametrize("word", ["quit", "exit", "QUIT ", " Exit"])
def test_quit_leaves(word: str) -> None:
    talk = FakeTalk()
    chat(f"{word}\nmore\n", talk)
    assert talk.texts == ["/start"]


def test_bye_is_for_the_bot_to_answer() -> None:
    talk = FakeTalk()
    chat("bye\n", talk)
    assert talk.texts == ["/start", "bye"]


@pytest.mark.parametrize("typed", ["1", "[1]", " 1 "])
def test_a_number_presses_the_button_of_the_last_reply(typed: str) -> None:
    talk = FakeTalk(with_buttons)
    assert "[1] Pay   [2] Read more" in chat(f"hello\n{typed}\n", talk)
    assert talk.heard[-1] == Incoming(terminal.PERSON, action="pay:midwife")


@pytest.mark.parametrize("typed", ["0", "3", "99999999999", "1a", "²"])
def test_a_number_that_is_no_button_is_a_text(typed: str) -> None:
    talk = FakeTalk(with_buttons)
    chat(f"{typed}\n", talk)
    assert talk.heard[-1] == Incoming(terminal.PERSON, text=typed)


def test_buttons_of_an_older_reply_are_gone() -> None:
    talk = FakeTalk(with_buttons)
    chat("bare\n1\n", talk)
    assert talk.heard[-1] == Incoming(terminal.PERSON, text="1")


def test_a_button_with_an_address_prints_it() -> None:
    talk = FakeTalk(with_buttons)
    assert "Read more: https://example.org" in chat("2\n", talk)
    assert talk.texts == ["/start"]


def test_empty_lines_are_passed_over() -> None:
    talk = FakeTalk()
    chat("\n   \n\n", talk)
    assert talk.texts == ["/start"]


def test_bytes_that_are_no_text_do_not_end_the_chat() -> None:
    talk = FakeTalk()
    chat(b"caf\xe9 \xff\nnext\n", talk)
    assert talk.texts == ["/start", "caf\ufffd \ufffd", "next"]


def test_a_pipe_gets_no_prompt() -> None:
    assert wording()("terminal.prompt") not in chat("hello\n", FakeTalk())


def test_a_failing_bot_says_sorry_and_goes_on() -> None:
    def fail(incoming: Incoming) -> Reply:
        if incoming.text == "bad":
            raise ValueError(incoming.text)
        return with_buttons(incoming)

    shown = chat("bad\ngood\n", FakeTalk(fail))
    assert wording()("channel.sorry") in shown
    assert "heard good" in shown


def test_a_reader_who_has_gone_ends_it_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as gone:
        terminal.run(FakeTalk(), wording(), io.StringIO("hello\n"), gone)


# A real terminal, with its keys

pty_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from bot.channels import terminal
from tests.channels.parts import FakeTalk, wording
terminal.run(FakeTalk(), wording(), sys.stdin, sys.stdout)
"""


class Terminal:
    """A chat in a process of its own, behind a pseudo terminal."""

    def __init__(self, process: "subprocess.Popen[bytes]", keyboard: int) -> None:
        self.process = process
        self._keyboard = keyboard
        self._seen = ""

    def type(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    def interrupt_until(self, text: str, times: int = 5) -> None:
        """Send Ctrl-C until `text` appears: the line editor drops a signal that comes just before it waits for keys."""
        for _ in range(times - 1):
            self.process.send_signal(signal.SIGINT)
            with suppress(AssertionError):
                return self.wait_for(text, seconds=2)
        self.process.send_signal(signal.SIGINT)
        return self.wait_for(text)

    def wait_for(self, text: str, seconds: float = 10) -> None:
        """Read on until `text` appears after what was seen before. Fails if it does not."""
        end = time.monotonic() + seconds
        while text not in self._seen:
            assert select.select([self._keyboard], [], [], max(0, end - time.monotonic()))[0], self._seen
            self._seen += os.read(self._keyboard, 4096).decode()
        self._seen = self._seen.partition(text)[2]


@contextmanager
def real_terminal(home: Path) -> Iterator[Terminal]:
    keyboard, inside = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=ROOT,
        env=os.environ | {"HOME": str(home), "TERM": "xterm", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    os.close(inside)
    try:
        yield Terminal(process, keyboard)
    finally:
        process.kill()
        process.wait()
        os.close(keyboard)


@pty_only
def test_the_arrow_key_brings_the_last_question_back_and_ctrl_d_leaves(tmp_path: Path) -> None:
    with real_terminal(tmp_path) as screen:
        screen.wait_for("You: ")
        screen.type("nurse\n")
        screen.wait_for("heard nurse")
        screen.wait_for("You: ")
        screen.type("\x1b[A again\n")
        screen.wait_for("heard nurse again")
        screen.wait_for("You: ")
        screen.type("\x04")
        screen.wait_for(wording()("terminal.goodbye"))
        assert screen.process.wait(10) == 0
    assert list(tmp_path.iterdir()) == []


@pty_only
def test_ctrl_c_leaves_with_a_friendly_line(tmp_path: Path) -> None:
    with real_terminal(tmp_path) as screen:
        screen.wait_for("You: ")
        screen.type("nurse\n")
        screen.wait_for("heard nurse")
        screen.wait_for("You: ")
        screen.type("\x1b[A")
        screen.wait_for("nurse")  # written by the line editor: it now waits for keys
        screen.interrupt_until(wording()("terminal.goodbye"))
        assert screen.process.wait(10) == 0


CALENDAR = Attachment("fair.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


def with_file(_incoming: Incoming) -> Reply:
    return Reply((paragraph("Here it is."),), attachment=CALENDAR)


def test_a_file_is_written_beside_the_person_and_never_over_another(tmp_path: Path) -> None:
    screen = io.StringIO()
    terminal.run(FakeTalk(with_file), wording(), io.StringIO("again\n"), screen, tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["fair-2.ics", "fair.ics"]
    assert (tmp_path / "fair.ics").read_bytes() == CALENDAR.content.encode()
    assert str(tmp_path / "fair.ics") in screen.getvalue()


def test_a_folder_that_can_not_be_written_costs_nobody_the_chat(tmp_path: Path) -> None:
    screen = io.StringIO()
    terminal.run(FakeTalk(with_file), wording(), io.StringIO("again\n"), screen, tmp_path / "gone")
    assert screen.getvalue().count(wording()("terminal.file_failed")) == 2
