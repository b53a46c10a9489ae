"""The commands: `serve` (the default), `chat`, `ask`, `check`, `evaluate`, `schema`, `documents`, `settings`,
`missed`, `feedback`, `events import`.

A problem that a person can solve ends in one clear sentence on standard error and a fitting exit code:
1 for a finding, 2 for something that could not be used.
"""

import json
import re
import sys
from pathlib import Path
from typing import IO, Any

import click
from pydantic import ValidationError

from bot import app
from bot.catalogue.check import check_knowledge
from bot.catalogue.load import Knowledge, KnowledgeError, catalogue_of, read_knowledge
from bot.catalogue.reader import Problem
from bot.catalogue.schema import write_schemas
from bot.settings import Settings

CANNOT_USE = 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class Plain(click.ClickException):
    """An error as one sentence, with exit code 2."""

    exit_code = CANNOT_USE

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - its type is click's
        click.echo(self.message, err=True)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def cli(context: click.Context) -> None:
    """First Shift: a chat guide to NHS and care careers in England."""
    context.obj = _settings()
    if context.invoked_subcommand is None:
        context.invoke(serve)


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"FIRSTSHIFT_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise Plain(f"A setting can't be used: {wrong}. See `run_bot.py settings`.") from None
    except UnicodeDecodeError:
        raise Plain("The file .env is not UTF-8 text.") from None


@cli.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Run the bot on every channel that is set up (Telegram, web page)."""
    if not app.has_channel(settings):
        raise Plain(
            "No channel is set up. Set FIRSTSHIFT_TELEGRAM_TOKEN for Telegram or FIRSTSHIFT_WEB_PORT for the web "
            "page, or try `python run_bot.py chat` to talk here."
        )
    with _plain_errors():
        app.serve(settings)


@cli.command()
@click.pass_obj
def chat(settings: Settings) -> None:
    """Talk with the bot in this terminal."""
    with _plain_errors():
        app.chat(settings, sys.stdin, sys.stdout)


@cli.command()
@click.argument("question", required=False)
@click.option("--file", "file", type=FILE, help="JSON lines to answer.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each answer.")
@click.pass_obj
def ask(settings: Settings, question: str | None, file: Path | None, as_json: bool) -> None:
    """Answer one QUESTION, or each line of a file, and exit."""
    if (question is None) == (file is None):
        raise Plain('Give one question, as in: python run_bot.py ask "what does a midwife do", or --file F.')
    with _plain_errors():
        if file is None:
            app.ask(settings, question or "", sys.stdout, as_json)
        elif not app.ask_file(settings, file, sys.stdout):
            sys.exit(1)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Counts and problems as JSON.")
@click.pass_obj
def check(settings: Settings, as_json: bool) -> None:
    """Check all of the knowledge files, and name every problem with file and line."""
    knowledge = read_knowledge(settings.knowledge_dir)
    problems = [*check_knowledge(knowledge, app.today()), *_samples(settings, knowledge)]
    errors = [problem for problem in problems if problem.severity == "error"]
    if as_json:
        click.echo(json.dumps(_report(knowledge, problems, ok=not errors), ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(str(problem) if problem.severity == "error" else f"{problem} (warning)")
        click.echo(_summary(knowledge, errors, problems))
    if errors:
        sys.exit(1)


def _samples(settings: Settings, knowledge: Knowledge) -> list[Problem]:
    """Sample questions that don't find their own entry; only asked of files that can be used."""
    try:
        return app.check_samples(settings, catalogue_of(knowledge), knowledge)
    except KnowledgeError:
        return []


def counts(knowledge: Knowledge) -> dict[str, int]:
    """How many entries of each kind there are; apprenticeships are counted apart as well."""
    found = {name: len(entries) for name, entries in knowledge.entries.items()}
    pathways = knowledge.entries.get("pathways", {}).values()
    found["apprenticeships"] = sum("apprenticeship" in pathway.kind for pathway in pathways)
    return found


def _report(knowledge: Knowledge, problems: list[Problem], *, ok: bool) -> dict[str, object]:
    names = ("file", "line", "field", "message", "severity")
    rows = [{name: getattr(problem, name) for name in names} for problem in problems]
    return {"ok": ok, "counts": counts(knowledge), "problems": rows}


def _summary(knowledge: Knowledge, errors: list[Problem], problems: list[Problem]) -> str:
    found = ", ".join(f"{number} {name}" for name, number in counts(knowledge).items())
    errors_found = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    return f"{found}. {errors_found}, {len(problems) - len(errors)} warnings."


@cli.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--misses", default=50, show_default=True, help="How many misses of each kind to list.")
@click.option("--against", is_flag=True, help="Ask plain look-ups the same: rapidfuzz and SQLite's full text.")
@click.option("--save", is_flag=True, help="Keep the figures, to compare the next run with.")
@click.pass_obj
def evaluate(settings: Settings, files: tuple[Path, ...], misses: int, against: bool, save: bool) -> None:
    """Score files of labelled questions: how well the bot understands, and what moved since the saved run."""
    with _plain_errors():
        click.echo(app.evaluate(settings, files, misses, against=against, save=save))


@cli.command()
@click.pass_obj
def schema(settings: Settings) -> None:
    """Write the JSON Schemas by which editors complete and check the knowledge files."""
    with _plain_errors():
        changed = write_schemas(settings.knowledge_dir / "schema")
    click.echo(f"Written: {', '.join(changed)}" if changed else "All schemas are up to date.")


@cli.command()
@click.pass_obj
def documents(settings: Settings) -> None:
    """Write the counts, lists and picture in the documents anew."""
    with _plain_errors():
        changed = app.write_documents(settings, cli)
    click.echo(f"Written: {', '.join(changed)}" if changed else "All documents are up to date.")


@cli.command("settings")
def settings_command() -> None:
    """List every setting: its name, what it is for, and its default."""
    for name, about in Settings.model_fields.items():
        click.echo(f"FIRSTSHIFT_{name.upper()}\n    {about.description}")


@cli.group()
def events() -> None:
    """Look after the events that the bot knows."""


@events.command("import")
@click.argument("organiser")
@click.argument("source", default="")
@click.option("--write", is_flag=True, help="Write the organiser's file; without it, only show what would change.")
@click.option("--title", default="", help="Who holds the events, for a new file.")
@click.option("--page", default="", help="The https address of its events page, for a new file.")
@click.option("--area", "areas", multiple=True, help="A local authority that it serves, for a new file.")
@click.pass_obj
def import_events(settings: Settings, /, organiser: str, source: str, **options: Any) -> None:
    """Take in the calendar or table of an ORGANISER (a file under knowledge/events/, without .yaml).

    SOURCE is an iCalendar file or its https address, or a table saved as CSV; left out, the organiser's own feed.
    """
    from bot.intake.run import Order  # noqa: PLC0415 - only this command needs it

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", organiser):
        raise Plain("The organiser's name has small letters, digits and hyphens only, as leeds-hospitals.")
    with _plain_errors():
        outcome = app.import_events(settings, Order(organiser, source, **options))
    for line in outcome.lines():
        click.echo(line)
    if outcome.plan.bad:
        sys.exit(1)


@cli.command()
@click.option("--limit", default=50, show_default=True, help="How many to list.")
@click.pass_obj
def missed(settings: Settings, limit: int) -> None:
    """List the questions that found no good answer, without who asked."""
    with _plain_errors():
        for line in app.missed(settings, limit):
            click.echo(line)


@cli.command()
@click.option("--limit", default=50, show_default=True, help="How many to list.")
@click.pass_obj
def feedback(settings: Settings, limit: int) -> None:
    """List what people told us of the bot, the newest first, without who it was."""
    with _plain_errors():
        for line in app.feedback(settings, limit):
            click.echo(line)


class _plain_errors:  # noqa: N801 - used like a function
    """Turns what a person can mend into one sentence, without a stack trace."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, KnowledgeError):
            raise Plain(f"The knowledge files have problems:\n{error}") from None
        if isinstance(error, BrokenPipeError):
            return  # the reader of our lines has seen enough: `check | head`
        if isinstance(error, app.CannotRun | OSError):
            raise Plain(f"{error}") from None


def main() -> None:
    """Entry point of `run_bot.py`."""
    cli.main(prog_name="run_bot.py")
