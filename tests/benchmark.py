"""How fast the bot is, as ratios in one run: `make benchmark`. Not a test: a machine may be busy.

The answer to a question is held against a plain rapidfuzz look-up over the same titles, and a whole turn of the
conversation against an echo that only goes through the same door.
"""

import asyncio
import gc
import json
import re
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.app import NO_LIMIT, Rebuilder, open_store, quick_talk
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.live import Live
from bot.catalogue.load import catalogue_of, read_knowledge
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person
from bot.places.gazetteer import Gazetteer
from bot.routes.planner import ladders
from bot.settings import Settings
from tests.conftest import TODAY
from tests.routes.test_planner import STARTS

QUESTIONS = Path(__file__).parent / "questions" / "roles_specific.jsonl"
ROUNDS = 3


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def cpu_seconds(work: Callable[[], object]) -> float:
    """The work itself, whatever else the machine does."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def each_ms(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    taken = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def each_cpu_ms(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """The same by the work itself, whatever else the machine does."""
    taken = []
    for text in texts:
        start = time.process_time()
        work(text)
        taken.append((time.process_time() - start) * 1000)
    return sorted(taken)


def plan_ms(catalogue: Catalogue) -> list[float]:
    """Every role planned from ten starts."""
    taken = []
    for here in STARTS.values():
        for role in catalogue.roles.values():
            start = time.perf_counter()
            ladders(role, here, catalogue, TODAY)
            taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def multiplied(folder: Path, times: int) -> Path:
    """A copy of the knowledge with `times` as many roles: the others are the same jobs under names of their own."""
    copy = Path(tempfile.mkdtemp()) / "knowledge"
    shutil.copytree(folder, copy)
    for path in sorted((folder / "roles").glob("*/*.yaml")):
        head, _, rest = path.read_text(encoding="utf-8").partition("\ntitle: ")
        title, _, rest = rest.partition("\n")
        rest = re.sub(r"^also_called:\n(?:  - .*\n)+", "", rest, flags=re.MULTILINE)
        for number in range(2, times + 1):
            name = copy / "roles" / path.parent.name / f"{path.stem[:40]}-{number}.yaml"
            plain = title.strip("\"'")
            name.write_text(f'{head}\ntitle: "{plain} {number}"\n{rest}', encoding="utf-8")
    return copy


def growth(settings: Settings, texts: Sequence[str]) -> None:
    """What ten times the roles cost: the load, and an answer."""
    load, answer = {}, {}
    big = multiplied(settings.knowledge_dir, 10)
    places = Gazetteer.load(settings.knowledge_dir / "places")
    for times, folder in ((1, settings.knowledge_dir), (10, big)):
        load[times] = cpu_seconds(lambda folder=folder: read_knowledge(folder))  # type: ignore[misc]
        guide = Guide.build(catalogue_of(read_knowledge(folder)), places)
        gc.collect()
        answer[times] = statistics.median(each_ms(guide.reader.read, texts))
        roles = len(guide.catalogue.roles)
        print(f"{roles} roles: load {load[times]:.2f} s, reading a question p50 {answer[times]:.2f} ms")  # noqa: T201
    shutil.rmtree(big.parent)
    print(f"ten times the roles: load x {load[10] / load[1]:.1f}, reading x {answer[10] / answer[1]:.1f}")  # noqa: T201


EDITS = {
    "a role's summary": ("roles/ambulance-service/paramedic.yaml", "summary: ", "summary: Now. "),
    "a role's title": ("roles/ambulance-service/paramedic.yaml", "title: Paramedic", "title: Road paramedic"),
    "a topic": ("topics/money/student-loans.yaml", "title: ", "title: Now "),
    "the vocabulary": ("vocabulary/words.yaml", "phrases:\n", "phrases:\n  blue van: ambulance\n"),
    "the safety rules": ("safety.yaml", "first_person:\n", "first_person:\n  - yours truly\n"),
}
"""An edit of each kind: the file, what stands there, and what then stands there."""
AT_ONCE = 4
"""So many people write while the knowledge is read again."""


def reloads(settings: Settings, texts: Sequence[str]) -> None:
    """What an edit costs while the bot serves, and how long the slowest answer takes meanwhile."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(settings.knowledge_dir, folder / "knowledge")
    served = Settings(knowledge_dir=folder / "knowledge", data_dir=folder / "data")
    store, rebuild = open_store(served), Rebuilder(served)
    live = Live(rebuild.latest, rebuild)
    talk = Talk(lambda: live.current, store, lambda: TODAY, Limits(NO_LIMIT))
    quiet = asyncio.run(answers_during(talk, texts, lambda: time.sleep(1)))
    print(f"{len(quiet)} answers in a quiet second, the slowest {quiet[-1]:.0f} ms")  # noqa: T201
    for name, (file, old, new) in EDITS.items():
        path = folder / "knowledge" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        start = time.process_time()
        rebuild()
        alone = (time.process_time() - start) * 1000
        path.write_text(path.read_text(encoding="utf-8").replace(new, old, 1), encoding="utf-8")
        taken = asyncio.run(answers_during(talk, texts, live.reload))
        print(f"an edit of {name}: {alone:.0f} ms CPU; ", end="")  # noqa: T201
        print(f"{len(taken)} answers meanwhile, the slowest {taken[-1]:.0f} ms")  # noqa: T201
    store.close()
    shutil.rmtree(folder)


async def answers_during(talk: Talk, texts: Sequence[str], work: Callable[[], object]) -> list[float]:
    """The milliseconds of each answer while `work` is done in a thread, as a reload is; the longest last."""
    working, taken = asyncio.create_task(asyncio.to_thread(work)), []

    async def chat(person: Person) -> None:
        for text in texts:
            if working.done():
                return
            start = time.perf_counter()
            await talk.answer(Incoming(person, text))
            taken.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(0.01)

    await asyncio.gather(working, *(chat(Person("benchmark", str(number))) for number in range(AT_ONCE)))
    return sorted(taken)


def show(name: str, times: list[float]) -> None:
    print(f"{name:<34} p50 {times[len(times) // 2]:6.2f} ms   p99 {times[int(len(times) * 0.99)]:6.2f} ms")  # noqa: T201


def compare_cpu(ours: list[float], plain: list[float]) -> None:
    """An answer's work against the median look-up's in the same run: the same on a busy machine and a quiet one."""
    show("a whole answer, CPU only", ours)
    show("plain look-up, CPU only", plain)
    once = statistics.median(plain)
    p50, p99 = statistics.median(ours), ours[int(len(ours) * 0.99)]
    print(f"answer / median look-up, CPU: p50 {p50 / once:.2f}, p99 {p99 / once:.2f}")  # noqa: T201


def slow_texts() -> list[str]:
    """Texts that cost the most: long, misspelt in every word, of many names, in odd letters, 100 kB."""
    names = "nurse midwife paramedic porter radiographer physiotherapist psychologist doctor surgeon therapist " * 6
    swapped = " ".join(f"{word[1:]}{word[0]}x" for word in names.split())
    odd = "\u202eאבג ﷽ ｎｕｒｓｅ é́́́́ 🐶👩🏽\u200d⚕️ "
    each = [names, swapped, odd * 20, "aardvarkish " * 60, "no not without " * 40, "leeds york bath reading " * 25]
    long = [(text * 100_000)[:100_000] for text in (*each, "a", "a ", "<b>", "\0", "😀", "\n")]
    return [*each, *long] * 5


def main() -> None:
    settings = Settings()
    texts = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    knowledge = read_knowledge(settings.knowledge_dir)
    catalogue = catalogue_of(knowledge)
    titles = [name for role in catalogue.roles.values() for name in (role.title, *role.also_called)]
    talk = quick_talk(settings)
    loop = asyncio.new_event_loop()

    def ask(text: str) -> object:
        return loop.run_until_complete(talk.answer(Incoming(Person("ask", text), text)))

    def look_up(text: str) -> object:
        return process.extract(text, titles, scorer=fuzz.token_set_ratio, limit=3)

    async def echo(text: str) -> str:
        return text

    ours = each_ms(ask, texts)
    plain = each_ms(look_up, texts)
    bare = each_ms(lambda text: loop.run_until_complete(echo(text)), texts)
    show("a whole answer", ours)
    show("plain rapidfuzz look-up of titles", plain)
    show("an echo through an event loop", bare)
    show("the ladders to a role", plan_ms(catalogue))
    print(f"answer / look-up, medians: {statistics.median(ours) / statistics.median(plain):.2f}")  # noqa: T201
    compare_cpu(each_cpu_ms(ask, texts), each_cpu_ms(look_up, texts))
    show("texts made to be slow", each_ms(ask, slow_texts()))
    read = seconds(lambda: read_knowledge(settings.knowledge_dir))
    places = Gazetteer.load(settings.knowledge_dir / "places")
    built = seconds(lambda: Guide.build(catalogue, places))
    print(f"read and validate {len(knowledge.entries['roles'])} roles and the rest: {read * 1000:.0f} ms")  # noqa: T201
    print(f"build all indexes: {built * 1000:.0f} ms")  # noqa: T201
    reloads(settings, texts)
    print(f"memory, the most so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")  # noqa: T201
    growth(settings, texts[:200])


if __name__ == "__main__":
    main()
