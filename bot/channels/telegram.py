"""Telegram: updates from its Bot API in, HTML messages and inline buttons out.

The only file that knows the library `telegram`.
"""

import asyncio
import contextlib
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx
from telegram import (
    Bot,
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    MessageHandler,
    filters,
)

from bot.channels.polling import Poller
from bot.channels.port import Answers, ChannelError, Words, answer_or_sorry, where
from bot.channels.quiet import quiet
from bot.channels.reminding import NotSent, Send, Unreachable
from bot.channels.serving import run_until_signal
from bot.channels.telegram_html import LIMIT, button_rows, render_telegram, without_markup
from bot.channels.text import cut
from bot.channels.turns import Presses, Turns
from bot.messages import Attachment, Button, Incoming, Person, Reply, paragraph

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Commands = Sequence[tuple[str, str]]
"""The command menu: names without the slash, and what each does."""

ALLOWED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
LIBRARIES = ("telegram", "httpx", "httpcore")
MAX_RETRIES = 5
RETRY_WAITS = (0.5, 2.0)
"""Seconds before each new try of a message that surely did not arrive."""
STOP_SECONDS = 20
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_TO_THIS_BOT = re.compile(r"^(/\w+)@\w+")
_UNSENT = (TelegramError, httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def build(token: str, base_url: str, talk: Answers, wording: Words) -> App:
    """The Telegram application, not yet running. Raises `ChannelError` for a text that can't be a token."""
    if not _TOKEN.fullmatch(token.strip()):
        raise ChannelError(wording("telegram.bad_token"))
    with quiet(*LIBRARIES):  # they would log the address, and the token is a part of it
        application = _application(token.strip(), base_url)
    chat = _Chat(talk, wording)
    private, new = filters.ChatType.PRIVATE, filters.UpdateType.MESSAGE
    words = filters.UpdateType.MESSAGES & (filters.TEXT | filters.CAPTION)
    application.add_handler(MessageHandler(private & words, chat.words))
    application.add_handler(MessageHandler(private & new & ~filters.StatusUpdate.ALL, chat.no_words))
    application.add_handler(CallbackQueryHandler(chat.pressed))
    application.add_error_handler(_log_failure)
    return application


def _application(token: str, base_url: str) -> App:
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(base_url)
        .rate_limiter(AIORateLimiter(max_retries=MAX_RETRIES))
        .concurrent_updates(True)
        .updater(None)
        .job_queue(None)
        .build()
    )


def run(token: str, base_url: str, talk: Answers, wording: Words, commands: Commands) -> None:
    """Serve Telegram until Ctrl-C or a polite kill. Raises `ChannelError` with one clear sentence."""
    application = build(token, base_url, talk, wording)
    run_until_signal(lambda stop: serve(application, wording, commands, stop))


async def serve(application: App, wording: Words, commands: Commands, stop: asyncio.Event) -> None:
    """Answer on Telegram until `stop` is set, then finish what is under way.

    Raises `ChannelError` if the token is refused, now or later, or if Telegram can't be reached at the start.
    """
    with quiet(*LIBRARIES):
        try:
            async with application:
                await application.bot.delete_webhook(drop_pending_updates=False)
                await _offer(application, commands)
                await _answer_until(application, stop)
        except InvalidToken:
            raise ChannelError(wording("telegram.bad_token")) from None
        except TelegramError as error:
            log.warning("Telegram can't be used: %s", where(error))
            raise ChannelError(wording("telegram.unreachable")) from None
        finally:
            await application.bot.request.shutdown()  # a start that failed half-way leaves it open


async def _offer(application: App, commands: Commands) -> None:
    try:
        await application.bot.set_my_commands([BotCommand(name, about) for name, about in commands])
    except NetworkError as error:
        log.warning("The command menu was not taken: %s", where(error))


async def _answer_until(application: App, stop: asyncio.Event) -> None:
    async def fetch(offset: int, seconds: int) -> Sequence[Update]:
        bot: Bot = application.bot
        return await bot.get_updates(offset, timeout=seconds, allowed_updates=ALLOWED)

    queue = application.update_queue
    poller = Poller(fetch, _number, queue.put, queue.join, InvalidToken)
    await application.start()
    try:
        await poller.run(stop)
    finally:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(application.stop(), STOP_SECONDS)
        await poller.confirm()


def _number(update: Update) -> int:
    return update.update_id


class _Chat:
    """What happens with each kind of update; those of one person are answered in their order."""

    def __init__(self, talk: Answers, wording: Words) -> None:
        self._talk = talk
        self._wording = wording
        self._turns = Turns()
        self._presses = Presses()
        self._albums: deque[str] = deque(maxlen=64)

    async def words(self, update: Update, _context: object) -> None:
        """A text, new or edited, or the words under a picture."""
        message = update.effective_message
        if message is None:
            return
        async with self._turns.of(message.chat.id):
            if message.text is None and not update.edited_message:
                await self._say_only_text(message)
            text = _TO_THIS_BOT.sub(r"\1", message.text or message.caption or "")
            await self._answer(message.get_bot(), message.chat.id, text=text)

    async def no_words(self, update: Update, _context: object) -> None:
        """A sticker, a photo, a voice message, a file, a place: one line, and one only for a whole album."""
        message = update.effective_message
        if message is not None:
            async with self._turns.of(message.chat.id):
                await self._say_only_text(message)

    async def pressed(self, update: Update, context: Any) -> None:
        """A pressed button, also one of an old message; the spinner on it stops at once."""
        query = update.callback_query
        if query is None:
            return
        context.application.create_task(_stop_spinner(query))
        chat = query.message.chat if query.message else None
        if chat is not None and chat.type != ChatType.PRIVATE:
            return
        press = (query.from_user.id, query.message.message_id if query.message else 0, query.data)
        if not self._presses.again(press, asyncio.get_running_loop().time()):
            async with self._turns.of(query.from_user.id):
                await self._answer(query.get_bot(), query.from_user.id, action=query.data or "")

    async def _answer(self, bot: Bot, chat_id: int, *, text: str = "", action: str = "") -> None:
        incoming = Incoming(Person("telegram", str(chat_id)), text=text, action=action)
        await self._send(bot, chat_id, await answer_or_sorry(self._talk, incoming, self._wording))

    async def _say_only_text(self, message: Message) -> None:
        if message.media_group_id is not None:
            if message.media_group_id in self._albums:
                return
            self._albums.append(message.media_group_id)
        key = "telegram.no_location" if message.location or message.venue else "telegram.only_text"
        await self._send(message.get_bot(), message.chat.id, Reply((paragraph(self._wording(key)),)))

    async def _send(self, bot: Bot, chat_id: int, reply: Reply) -> None:
        await _send_reply(bot, chat_id, reply, self._wording)


async def _send_reply(bot: Bot, chat_id: int, reply: Reply, wording: Words) -> None:
    """Send all parts of a reply, buttons under the last; a part that is refused goes as plain text."""
    if not reply.blocks:
        return
    parts = render_telegram(reply) or [wording("channel.sorry")]
    for number, part in enumerate(parts, 1):
        keyboard = _keyboard(reply.buttons) if number == len(parts) else None
        try:
            await _send_surely(bot, chat_id, part, parse_mode=ParseMode.HTML, reply_markup=keyboard)
        except BadRequest as error:
            log.warning("Telegram refused a message's markup: %s", where(error))
            for plain in cut(without_markup(part), LIMIT):
                await _send_surely(bot, chat_id, plain)
    if reply.attachment:
        await _send_file(bot, chat_id, reply.attachment)


async def _send_file(bot: Bot, chat_id: int, attachment: Attachment) -> None:
    async def send() -> None:
        file = InputFile(attachment.content.encode(), filename=attachment.name)
        await bot.send_document(chat_id, file)

    await _surely(send)


def sender(application: App, wording: Words) -> Send:
    """Sends reminders to chat ids, while the application runs. The text of a chat id must be a number."""

    async def send(address: str, reply: Reply) -> None:
        bot: Bot = application.bot
        try:
            await _send_reply(bot, int(address), reply, wording)
        except (Forbidden, ChatMigrated):
            raise Unreachable from None
        except BadRequest as error:
            raise (Unreachable if "chat not found" in error.message.casefold() else NotSent) from None
        except NetworkError as error:
            raise NotSent if _surely_unsent(error) else error from None

    return send


async def _send_surely(bot: Bot, chat_id: int, text: str, **options: Any) -> None:
    """Send one message; try again only if the first surely did not arrive, so that none comes twice."""
    preview = LinkPreviewOptions(is_disabled=True)

    async def send() -> None:
        await bot.send_message(chat_id, text, link_preview_options=preview, **options)

    await _surely(send)


async def _surely(send: Callable[[], Awaitable[None]]) -> None:
    for wait in RETRY_WAITS:
        if await _sent(send):
            return
        await asyncio.sleep(wait)
    await send()


async def _sent(send: Callable[[], Awaitable[None]]) -> bool:
    try:
        await send()
    except NetworkError as error:
        if not _surely_unsent(error):
            raise
        return False
    return True


def _surely_unsent(error: NetworkError) -> bool:
    """Whether the message can't have arrived: the connection was never made, or the server said no."""
    cause = error.__cause__
    return not isinstance(error, BadRequest) and (cause is None or isinstance(cause, _UNSENT))


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    rows = [[_key(button) for button in row] for row in button_rows(buttons)]
    return InlineKeyboardMarkup(rows) if rows else None


def _key(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=button.action or None, url=button.url or None)


async def _stop_spinner(query: CallbackQuery) -> None:
    with contextlib.suppress(TelegramError):  # such as a press too old; the reply matters more
        await query.answer()


async def _log_failure(_update: object, context: Any) -> None:
    """One person's failure ends here, and goes to the log without their text, their chat or the token."""
    level = logging.INFO if isinstance(context.error, Forbidden) else logging.ERROR
    log.log(level, "A message was not answered: %s", where(context.error))
