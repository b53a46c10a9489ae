"""Settings, from the environment or a `.env` file; `run_bot.py settings` lists them all."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).parent.parent


def default_data_dir() -> Path:
    """A folder of the user's own, so that the checkout stays clean."""
    return Path.home() / ".local" / "share" / "first-shift"


class Settings(BaseSettings):
    """Each field is read from `FIRSTSHIFT_` plus its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="FIRSTSHIFT_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    telegram_token: SecretStr | None = Field(
        None, description="The bot's token from Telegram's BotFather; with it, `serve` runs the Telegram channel"
    )
    telegram_base_url: str = Field(
        "https://api.telegram.org/bot", description="Another Bot API server to talk to, ending in /bot"
    )
    web_port: int | None = Field(None, ge=1, le=65535, description="With it, `serve` runs the web page on this port")
    web_host: str = Field("127.0.0.1", description="The address that the web page listens on")
    data_dir: Path = Field(default_factory=default_data_dir, description="Where conversations are remembered (SQLite)")
    knowledge_dir: Path = Field(PROJECT / "knowledge", description="The knowledge files")
    messages_per_minute: int = Field(30, ge=1, le=600, description="How many messages one person may send in a minute")
