from pathlib import Path

import pytest

from bot.prepared import FILE_NAME, prepared, state_of


class Builder:
    """Counts how often it had to build."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[int]:
        self.times += 1
        return [self.times]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.yaml").write_text("a: 1", encoding="utf-8")
    return folder


def test_the_second_start_takes_what_the_first_one_built(source: Path, tmp_path: Path) -> None:
    build = Builder()
    first = prepared(build, list, [source], tmp_path / "data")
    second = prepared(build, list, [source], tmp_path / "data")
    assert first == second == [1]
    assert build.times == 1


@pytest.mark.parametrize("change", ["edit", "add", "remove"])
def test_any_change_of_a_file_builds_anew(source: Path, tmp_path: Path, change: str) -> None:
    build = Builder()
    prepared(build, list, [source], tmp_path / "data")
    if change == "edit":
        (source / "a.yaml").write_text("a: 22", encoding="utf-8")
    elif change == "add":
        (source / "b.yaml").write_text("b: 1", encoding="utf-8")
    else:
        (source / "a.yaml").unlink()
    assert prepared(build, list, [source], tmp_path / "data") == [2]


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x80\x05.", b"state\n" + b"\x00" * 50])
def test_a_broken_file_is_only_built_anew(source: Path, tmp_path: Path, junk: bytes) -> None:
    build = Builder()
    prepared(build, list, [source], tmp_path)
    content = state_of([source]).encode() + b"\n" + junk
    (tmp_path / FILE_NAME).write_bytes(content)
    assert prepared(build, list, [source], tmp_path) == [2]


def test_a_folder_that_cannot_be_written_is_no_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert prepared(Builder(), list, [source], tmp_path / "file" / "data") == [1]


def test_what_goes_wrong_in_building_is_told(source: Path, tmp_path: Path) -> None:
    def broken() -> list[int]:
        raise ValueError("the files are wrong")

    with pytest.raises(ValueError, match="the files are wrong"):
        prepared(broken, list, [source], tmp_path)


def test_only_the_owner_can_read_it(source: Path, tmp_path: Path) -> None:
    prepared(Builder(), list, [source], tmp_path)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
