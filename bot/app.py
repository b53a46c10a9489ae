"""Puts the parts together: the only place that chooses them."""

import asyncio
import contextlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from click import Group

from bot.catalogue.catalogue import Catalogue, Wording
from bot.catalogue.live import Live
from bot.catalogue.load import Knowledge, Known, catalogue_of, file_states, known_from, load_catalogue, read_knowledge
from bot.catalogue.reader import Problem
from bot.channels.json_lines import answer_lines, result
from bot.channels.plain import render_plain
from bot.channels.port import ChannelError
from bot.channels.reminding import LONDON, Reminding, Send
from bot.channels.serving import Serve, serve_all, stop_on_signals
from bot.conversation.buttons import COMMANDS
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.script import play
from bot.conversation.talk import Talk
from bot.evaluation.baselines import compared
from bot.evaluation.figures import figures, moved
from bot.evaluation.figures import save as save_figures
from bot.evaluation.labelled import evaluate_file
from bot.evaluation.report import report
from bot.messages import Person
from bot.places.gazetteer import Gazetteer
from bot.prepared import prepared
from bot.settings import PROJECT, Settings
from bot.store.memory import MemoryStore
from bot.store.port import Missed, Store, StoreError
from bot.understanding.samples import lost_samples

if TYPE_CHECKING:
    from bot.intake.run import Order, Outcome

CODE = Path(__file__).parent
NO_LIMIT = 10**9
TIDY_EVERY_SECONDS = 3600


class CannotRun(Exception):  # noqa: N818 - it is read as a sentence
    """Something that the person who starts the bot can mend; the message says how."""


def now() -> datetime:
    return datetime.now(tz=UTC)


def today() -> date:
    """The day in London: an event is over when it is over there."""
    return now().astimezone(LONDON).date()


def build_guide(settings: Settings) -> Guide:
    """The catalogue, the places and the readers built from them. Raises `KnowledgeError`."""
    return prepared(lambda: _fresh_guide(settings), Guide, [settings.knowledge_dir, CODE], settings.data_dir)


def _fresh_guide(settings: Settings) -> Guide:
    catalogue = load_catalogue(settings.knowledge_dir)
    return Guide.build(catalogue, load_places(settings, catalogue.vocabulary.common))


class Rebuilder:
    """Makes the guide anew after an edit, from the files that changed and from what is known of the others."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._places, states = self._places_state(), file_states(settings.knowledge_dir)
        self._latest = build_guide(settings)
        self._known: Known = known_from(self._latest.catalogue, states, settings.knowledge_dir)

    @property
    def latest(self) -> Guide:
        return self._latest

    def __call__(self) -> Guide:
        """Raises `KnowledgeError` when the files can't be used."""
        catalogue = load_catalogue(self._settings.knowledge_dir, self._known)
        before, places = self._latest, self._places_state()
        same = places == self._places and catalogue.vocabulary.common == before.catalogue.vocabulary.common
        gazetteer = before.gazetteer if same else load_places(self._settings, catalogue.vocabulary.common)
        self._latest, self._places = Guide.build(catalogue, gazetteer, before), places
        return self._latest

    def _places_state(self) -> list[tuple[str, int, int]]:
        files = sorted((self._settings.knowledge_dir / "places").iterdir())
        return [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]


def load_places(settings: Settings, ordinary: frozenset[str] | None = None) -> Gazetteer:
    """The places; `ordinary` words are never taken for one without a cue."""
    folder = settings.knowledge_dir / "places"
    try:
        return Gazetteer.load(folder, ordinary)
    except (OSError, ValueError) as error:
        raise CannotRun(f"The place tables in {folder} can't be used: {error}") from None


def quick_talk(settings: Settings) -> Talk:
    """A conversation that is forgotten when the process ends."""
    return _forgetful_talk(build_guide(settings))


def _forgetful_talk(guide: Guide) -> Talk:
    return Talk(lambda: guide, MemoryStore(), today, Limits(NO_LIMIT))


def ask(settings: Settings, question: str, out: TextIO, as_json: bool) -> None:
    """Answer one question."""
    played = asyncio.run(play(quick_talk(settings), Person("ask", "one"), [question]))
    text = json.dumps(result(None, played), ensure_ascii=False) if as_json else render_plain(played.replies[-1])
    print(text, file=out)


def ask_file(settings: Settings, file: Path, out: TextIO) -> bool:
    """Answer each line of a file of JSON lines; false if a line was malformed."""
    return asyncio.run(_ask_lines(quick_talk(settings), file, out))


async def _ask_lines(talk: Talk, file: Path, out: TextIO) -> bool:
    clean = True
    with file.open(encoding="utf-8", errors="replace") as lines:
        async for answer in answer_lines(talk, lines):
            clean = clean and "error" not in answer
            print(json.dumps(answer, ensure_ascii=False), file=out)
    return clean


def check_samples(settings: Settings, catalogue: Catalogue, knowledge: Knowledge) -> list[Problem]:
    """Sample questions that don't find their own entry in the first three."""
    return list(lost_samples(catalogue, knowledge, load_places(settings)))


def evaluate(
    settings: Settings, files: Sequence[Path], misses: int, *, against: bool = False, save: bool = False
) -> str:
    """The report on files of labelled questions as one, held against the last saved run, and against plain look-ups."""
    guide = build_guide(settings)
    talk, scored = _forgetful_talk(guide), []
    for file in files:
        try:
            scored += asyncio.run(evaluate_file(talk, guide.catalogue, file))
        except ValueError as error:
            raise CannotRun(f"{file}: {error}") from None
    now, folder, name = figures(scored), settings.data_dir, "+".join(file.stem for file in files)
    side_by_side = [*compared(scored, guide.catalogue), ""] if against else []
    lines = [*moved(now, folder, name), "", *side_by_side, report(scored, misses)]
    if save:
        save_figures(now, folder, name, today())
    return "\n".join(lines)


def missed(settings: Settings, limit: int) -> Iterator[str]:
    """The missed questions, the most frequent first, as lines of text."""
    with contextlib.closing(open_store(settings)) as store:
        yield from map(_noted, store.missed(limit))


def feedback(settings: Settings, limit: int) -> Iterator[str]:
    """What people told us of the bot, the newest first, as lines of text."""
    with contextlib.closing(open_store(settings)) as store:
        yield from map(_noted, store.feedback(limit))


def _noted(note: Missed) -> str:
    return f"{note.times:>4}  {note.last}  {note.text}"


def write_documents(settings: Settings, commands: Group) -> list[str]:
    """Make the generated parts of the documents anew; the names of the documents that changed."""
    from bot import documents  # noqa: PLC0415 - only this command needs it

    knowledge = read_knowledge(settings.knowledge_dir)
    catalogue = catalogue_of(knowledge)
    guide = Guide.build(catalogue, load_places(settings, catalogue.vocabulary.common))
    listed = documents.settings_list(Settings.model_fields, PROJECT, Path.home())
    facts = documents.Facts(knowledge, guide, commands, listed)
    try:
        fresh = documents.fresh_documents(documents.read_texts(PROJECT), documents.read_chat(PROJECT), facts)
    except ValueError as error:
        raise CannotRun(str(error)) from None
    return documents.write_documents(PROJECT, fresh)


def open_store(settings: Settings) -> Store:
    """The store on disk. Raises `CannotRun` when the folder can't be used."""
    from bot.store.sqlite import SqliteStore  # noqa: PLC0415 - `ask` does without it, and starts sooner

    try:
        return SqliteStore(settings.data_dir)
    except StoreError as error:
        raise CannotRun(str(error)) from None


def import_events(settings: Settings, order: "Order") -> "Outcome":
    """Compare an organiser's file with a calendar or a table, and write it if that is wanted."""
    from bot.intake.run import CannotImport, run  # noqa: PLC0415 - only this command needs it

    places = load_places(settings)
    unknown = [name for name in order.areas if places.authority_named(name) is None]
    if unknown:
        raise CannotRun(f"{unknown[0]!r} is not a local authority; see knowledge/places/authorities.tsv.")

    def knows(name: str) -> bool:
        return bool(places.outcode(name) or places.named(name))

    try:
        return run(order, settings.knowledge_dir, today(), knows)
    except CannotImport as error:
        raise CannotRun(str(error)) from None


def has_channel(settings: Settings) -> bool:
    return bool(settings.telegram_token or settings.web_port)


def chat(settings: Settings, stdin: TextIO, stdout: TextIO) -> None:
    """Talk in the terminal, with the same memory as every channel."""
    from bot.channels import terminal  # noqa: PLC0415 - only this command reads the keyboard

    store = open_store(settings)
    guide = build_guide(settings)
    talk = Talk(lambda: guide, store, today, Limits(NO_LIMIT))
    try:
        terminal.run(talk, guide.catalogue.wording, stdin, stdout)
    finally:
        store.close()


def serve(settings: Settings) -> None:
    """Run every channel that is set up until the process is told to stop."""
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    store = open_store(settings)
    try:
        rebuild = Rebuilder(settings)
        live = Live(rebuild.latest, rebuild)
        talk = Talk(lambda: live.current, store, today, Limits(settings.messages_per_minute))
        stop = asyncio.Event()
        with stop_on_signals(stop):
            senders: dict[str, Send] = {}
            channels = list(_channels(settings, talk, live.current.catalogue.wording, senders))
            watching = partial(live.watch, settings.knowledge_dir)
            reminding = Reminding(store, lambda: live.current, senders, now)
            await serve_all(stop, *channels, watching, partial(_tidy, talk), reminding.serve)
    except ChannelError as error:
        raise CannotRun(str(error)) from None
    finally:
        store.close()


def _channels(settings: Settings, talk: Talk, wording: Wording, senders: dict[str, Send]) -> Iterator[Serve]:
    """The channels that the settings ask for; each library is imported only where it is used.

    A channel that can write to people by itself puts its way to do so into `senders`.
    """
    if settings.telegram_token:
        from bot.channels import telegram  # noqa: PLC0415

        menu = [(name, wording(f"command.{name}")) for name in COMMANDS]
        token = settings.telegram_token.get_secret_value()
        application = telegram.build(token, settings.telegram_base_url, talk, wording)
        senders["telegram"] = telegram.sender(application, wording)
        yield partial(telegram.serve, application, wording, menu)
    if settings.web_port:
        from bot.channels import web  # noqa: PLC0415

        listening = web.listen(settings.web_host, settings.web_port, wording)
        yield partial(web.serve, web.build(talk, wording), listening)


async def _tidy(talk: Talk, stop: asyncio.Event) -> None:
    """Once an hour, delete what may no longer be kept."""
    while not stop.is_set():
        await asyncio.to_thread(talk.tidy)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), TIDY_EVERY_SECONDS)
