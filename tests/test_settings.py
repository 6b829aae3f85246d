"""Settings from the environment: defaults that work, and one clear line for a bad value."""

from pathlib import Path

import pytest

from bot.settings import BadSetting, load


def test_without_any_setting_it_listens_on_this_machine_only() -> None:
    settings = load()
    assert (settings.http_host, settings.http_port, settings.log_level) == ("127.0.0.1", 8000, "INFO")


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNAI_HTTP_PORT", "8123")
    monkeypatch.setenv("ANNAI_LOG_LEVEL", "debug")
    assert (load().http_port, load().log_level) == (8123, "DEBUG")


def test_a_dotenv_file_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ANNAI_HTTP_PORT=8124\nOTHER=1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert load().http_port == 8124


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANNAI_HTTP_PORT", "many"),
        ("ANNAI_HTTP_PORT", "70000"),
        ("ANNAI_HTTP_HOST", "my host"),
        ("ANNAI_LOG_LEVEL", "LOUD"),
        ("ANNAI_LOG_FORMAT", "xml"),
        ("ANNAI_SENDING_RATE", "0"),
        ("ANNAI_DATABASE_URL", "mysql://annai:s3cret@host/annai"),
    ],
)
def test_a_bad_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=f"^{name}$"):
        load()


def test_without_any_setting_the_database_is_a_file_in_the_current_folder() -> None:
    assert load().database_url.get_secret_value() == "sqlite:///annai.db"


def test_the_address_of_the_database_may_hold_a_password_and_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNAI_DATABASE_URL", "postgresql://annai:s3cret@host/annai")
    settings = load()
    assert settings.database_url.get_secret_value() == "postgresql://annai:s3cret@host/annai"
    assert "s3cret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANNAI_SLACK_BOT_TOKEN", "xapp-1-A1-2-abcdef"),
        ("ANNAI_SLACK_APP_TOKEN", "xoxb-1-2-abcdefghij"),
        ("ANNAI_SLACK_SIGNING_SECRET", "short"),
        ("ANNAI_SLACK_API_URL", "slack"),
        ("ANNAI_PUBLIC_URL", "annai.example"),
    ],
)
def test_a_bad_value_for_slack_names_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=f"^{name}$"):
        load()


def test_an_app_that_nothing_reaches_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNAI_SLACK_BOT_TOKEN", "xoxb-1-2-abcdefghij")
    with pytest.raises(BadSetting, match=r"^ANNAI_SLACK_APP_TOKEN$"):
        load()
    monkeypatch.setenv("ANNAI_SLACK_SIGNING_SECRET", "8f742231b10e8888abcd99")
    with pytest.raises(BadSetting, match=r"^ANNAI_SLACK_APP_TOKEN$"):
        load()
    monkeypatch.setenv("ANNAI_PUBLIC_URL", "https://annai.example")
    assert "abcdefghij" not in repr(load())
