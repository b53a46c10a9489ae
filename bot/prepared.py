"""What is built from the knowledge files, kept between starts so that the next one is quick.

Reading and indexing everything takes about a second; reading it back takes a tenth. The file lies in the user's own
data folder, is bound to the exact state of the files and of the code, and is never needed: without it, or with one
that is broken or old, everything is built anew.
"""

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from bot.catalogue.pause import collecting_paused

BuiltT = TypeVar("BuiltT")

FILE_NAME = "prepared.pickle"


def prepared(build: Callable[[], BuiltT], kind: type[BuiltT], sources: list[Path], folder: Path) -> BuiltT:
    """What `build` makes, or what it made last time if nothing under `sources` has changed since.

    Raises what `build` raises; a cache that can't be read or written is no error.
    """
    with collecting_paused():
        state = state_of(sources)
        kept = _kept(folder / FILE_NAME, state)
        if isinstance(kept, kind):
            return kept
        built = build()
        _keep(folder / FILE_NAME, state, built)
        return built


def state_of(sources: list[Path]) -> str:
    """A mark that changes whenever a file under the folders is edited, added or removed, or Python changes."""
    marks = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for source in sources:
        for path, size, changed in sorted(_files(source)):
            marks.update(f"{path}|{size}|{changed}\n".encode())
    return marks.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns


def _kept(path: Path, state: str) -> object:
    """The object in the file if it was made of this very state; `None` otherwise, whatever is wrong with it."""
    try:
        with path.open("rb") as file:
            owner = os.fstat(file.fileno()).st_uid
            if owner != getattr(os, "getuid", lambda: owner)() or file.readline().decode().strip() != state:
                return None
            return pickle.load(file)  # noqa: S301 - the user's own file, made by this program
    except Exception:
        return None


def _keep(path: Path, state: str, built: object) -> None:
    """Write the file in one move, readable by its owner only. Not being able to is no error."""
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(f"{state}\n".encode())
            pickle.dump(built, file, protocol=pickle.HIGHEST_PROTOCOL)
        draft.replace(path)
    except (OSError, pickle.PicklingError, TypeError):
        with contextlib.suppress(OSError):
            draft.unlink()
