"""The terminal: typed lines in, plain text out, buttons by number."""

import asyncio
import contextlib
import importlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from bot.channels.plain import render_buttons, render_plain
from bot.channels.port import Answers, Words, answer_or_sorry
from bot.channels.screen import Screen
from bot.messages import Attachment, Button, Incoming, Person, Reply

WIDTH = 76
NARROWEST = 20
LEAVE = frozenset({"quit", "exit"})
PERSON = Person("terminal", "local")


def run(talk: Answers, wording: Words, stdin: TextIO, stdout: TextIO, folder: Path | None = None) -> None:
    """Chat until `quit`, the end of the input, or Ctrl-C. Works on a terminal and in a pipe.

    Files to take away are written into `folder`, by default the one where the program was started.
    """
    _forgive_bad_bytes(stdin)
    screen = Screen(stdout)
    lines = _typed(wording("terminal.prompt"), screen) if _is_terminal(stdin, stdout) else _piped(stdin)
    try:
        with contextlib.suppress(KeyboardInterrupt), asyncio.Runner() as runner:
            _converse(runner, _Chat(talk, wording, screen, _width(stdout), folder or Path.cwd()), lines)
        screen.show(wording("terminal.goodbye"))
    except BrokenPipeError:
        _leave_closed_pipe(stdout)


def _converse(runner: asyncio.Runner, chat: "_Chat", lines: Iterator[str]) -> None:
    runner.run(chat.greet())
    for line in lines:
        if line.strip().lower() in LEAVE:
            return
        if line.strip():
            runner.run(chat.hear(line))


class _Chat:
    """One conversation; it knows the buttons of the last reply."""

    def __init__(self, talk: Answers, wording: Words, screen: Screen, width: int, folder: Path) -> None:
        self._talk = talk
        self._wording = wording
        self._screen = screen
        self._width = width
        self._folder = folder
        self._buttons: tuple[Button, ...] = ()

    async def greet(self) -> None:
        await self._ask(Incoming(PERSON, text="/start"))
        self._screen.show(self._wording("terminal.hint"), "")

    async def hear(self, line: str) -> None:
        button = self._pressed(line.strip())
        if button is None:
            await self._ask(Incoming(PERSON, text=line))
        elif button.url:
            self._screen.show("", f"{button.label}: {button.url}", "")
        else:
            await self._ask(Incoming(PERSON, action=button.action))

    def _pressed(self, text: str) -> Button | None:
        """The button of this number; any other text, also a number too high, is for the bot to read."""
        number = text.removeprefix("[").removesuffix("]")
        if not (number.isdecimal() and len(number) <= 3 and 1 <= int(number) <= len(self._buttons)):
            return None
        return self._buttons[int(number) - 1]

    async def _ask(self, incoming: Incoming) -> None:
        reply = await answer_or_sorry(self._talk, incoming, self._wording)
        self._buttons = reply.buttons
        self._screen.show(*_lines(reply, self._width))
        if reply.attachment:
            self._screen.show(self._taken_away(reply.attachment), "")

    def _taken_away(self, attachment: Attachment) -> str:
        """Where the file lies now, or that it could not be written."""
        try:
            path = write_beside(self._folder, attachment)
        except OSError:
            return self._wording("terminal.file_failed")
        return self._wording("terminal.file_written", path=str(path))


def write_beside(folder: Path, attachment: Attachment) -> Path:
    """Write the file into the folder, never over another one. Raises `OSError`."""
    name = Path(attachment.name)
    for number in range(1, 1000):
        path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        with contextlib.suppress(FileExistsError), path.open("x", encoding="utf-8", newline="") as file:
            file.write(attachment.content)
            return path
    raise FileExistsError(name.name)


def _lines(reply: Reply, width: int) -> list[str]:
    buttons = [render_buttons(reply.buttons, width), ""] if reply.buttons else []
    return ["", render_plain(reply, width), "", *buttons]


def _is_terminal(stdin: TextIO, stdout: TextIO) -> bool:
    """Whether a person types here: `input` uses arrow keys and history only on the real pair."""
    return stdin is sys.stdin and stdout is sys.stdout and stdin.isatty() and stdout.isatty()


def _typed(prompt: str, screen: Screen) -> Iterator[str]:
    with contextlib.suppress(ImportError):  # not on Windows, whose own console keeps a history
        importlib.import_module("readline")
    shown = f"{screen.writable(prompt)} "
    return _until_end(lambda: input(shown), screen)


def _until_end(read: Callable[[], str], screen: Screen) -> Iterator[str]:
    while True:
        try:
            yield read()
        except (EOFError, KeyboardInterrupt):
            screen.show("")  # the cursor stands behind the prompt
            return


def _piped(stdin: TextIO) -> Iterator[str]:
    for line in stdin:
        yield line.rstrip("\r\n")


def _forgive_bad_bytes(stdin: TextIO) -> None:
    reconfigure = getattr(stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _width(stdout: TextIO) -> int:
    if not stdout.isatty():
        return WIDTH
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns - 1))


def _leave_closed_pipe(stdout: TextIO) -> None:
    """Nobody reads any more; keeps the interpreter from complaining about it as it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
