"""Frozen settings from the environment (prefix `ANNAI_`) and a `.env` file; one clear line for a bad value."""

import re
from ipaddress import ip_address
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class BadSetting(ValueError):
    """A setting that cannot be used; `name` is its variable, or the file it stands in.

    What is expected is in the catalogue (`cli-setting-…`); the value itself may be a secret and is not said.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(env_prefix="ANNAI_", env_file=".env", frozen=True, extra="ignore")

    database_url: SecretStr = SecretStr("sqlite:///annai.db")
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8000, ge=0, le=65535)
    log_level: str = "INFO"
    log_format: Literal["text", "json"] = "text"
    public_url: str | None = None
    sending_rate: float | None = Field(default=None, gt=0, le=1000)
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str | None = None
    telegram_token: SecretStr | None = None
    telegram_api_url: str | None = None
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = Field(default=None, validate_default=True)

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        from bot.store.database import address_of  # only where somebody chose one

        address_of(value.get_secret_value())
        return value

    @field_validator("http_host")
    @classmethod
    def _address(cls, value: str) -> str:
        if value != "localhost":
            ip_address(value)
        return value

    @field_validator("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{20,}", value.get_secret_value()):
            raise ValueError("123456789:AA…")
        return value

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _slack_token(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        kind = "xoxb" if info.field_name == "slack_bot_token" else "xapp"
        if value is not None and not re.fullmatch(rf"{kind}-[A-Za-z0-9-]{{10,}}", value.get_secret_value()):
            raise ValueError(f"{kind}-…")
        return value

    @field_validator("slack_signing_secret")
    @classmethod
    def _slack_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9]{16,128}", value.get_secret_value()):
            raise ValueError("a-z0-9")
        return value

    @model_validator(mode="after")
    def _slack_hears(self) -> Self:
        """An app that nothing reaches is a mistake: it has a socket, or a door that checks signatures."""
        if self.slack_bot_token and not (self.slack_app_token or (self.slack_signing_secret and self.public_url)):
            raise ValueError("slack_app_token")
        return self

    @field_validator("telegram_api_url", "telegram_webhook_url", "slack_api_url", "public_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
            raise ValueError("https://…")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """A door that opens to everybody would let anybody speak for anybody."""
        secret = value.get_secret_value() if value else ""
        needed = value is not None or info.data.get("telegram_webhook_url") is not None
        if needed and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
            raise ValueError("A-Za-z0-9_-")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        level = value.upper()
        if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("DEBUG, INFO, WARNING, ERROR")
        return level


def load() -> Settings:
    """The settings in force; raises BadSetting."""
    try:
        return Settings()
    except UnicodeDecodeError:
        raise BadSetting(".env") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = first["loc"][0] if first["loc"] else "slack_app_token"  # no other goes together with others
        raise BadSetting(f"ANNAI_{str(name).upper()}") from None
