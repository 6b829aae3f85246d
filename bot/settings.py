"""Frozen settings from the environment (prefix `ANNAI_`) and a `.env` file; one clear line for a bad value."""

from ipaddress import ip_address

from pydantic import Field, ValidationError, field_validator
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

    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8000, ge=0, le=65535)
    log_level: str = "INFO"

    @field_validator("http_host")
    @classmethod
    def _address(cls, value: str) -> str:
        if value != "localhost":
            ip_address(value)
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
        raise BadSetting(f"ANNAI_{str(first['loc'][0]).upper()}") from None
