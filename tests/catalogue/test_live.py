import asyncio
import sys
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.live import Live
from bot.catalogue.load import load_catalogue

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"


def live_of(folder: Path) -> Live[Catalogue]:
    return Live(load_catalogue(folder), lambda: load_catalogue(folder))


def test_a_broken_edit_keeps_the_old_state_and_tells_file_and_line(
    small_knowledge: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live = live_of(small_knowledge)
    before = live.current
    path = small_knowledge / PARAMEDIC
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    assert live.reload() is False
    assert live.current is before
    assert f"{PARAMEDIC}:2: titel" in caplog.text


def test_a_good_edit_is_taken_up_whole(small_knowledge: Path) -> None:
    live = live_of(small_knowledge)
    before = live.current
    path = small_knowledge / PARAMEDIC
    path.write_text(path.read_text(encoding="utf-8").replace("title: Paramedic", "title: Medic"), encoding="utf-8")
    assert live.reload() is True
    assert live.current.roles["paramedic"].title == "Medic"
    assert before.roles["paramedic"].title == "Paramedic"


async def test_an_edit_is_noticed_while_the_bot_runs(small_knowledge: Path) -> None:
    live = live_of(small_knowledge)
    stop = asyncio.Event()
    watching = asyncio.create_task(live.watch(small_knowledge, stop))
    path = small_knowledge / PARAMEDIC
    text = path.read_text(encoding="utf-8").replace("title: Paramedic", "title: Medic")
    for _ in range(100):
        path.write_text(text, encoding="utf-8")  # again until the watcher is up
        await asyncio.sleep(0.1)
        if live.current.roles["paramedic"].title == "Medic":
            break
    stop.set()
    await asyncio.wait_for(watching, timeout=10)
    assert live.current.roles["paramedic"].title == "Medic"


def test_a_reload_lets_others_go_on_often_and_only_while_it_works() -> None:
    usual = sys.getswitchinterval()
    live = Live(usual, sys.getswitchinterval)
    assert live.reload() is True
    assert live.current < usual / 10
    assert sys.getswitchinterval() == usual
