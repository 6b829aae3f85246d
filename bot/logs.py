"""How what happens is logged: a line an event, for people or, as JSON, for machines."""

import json
import logging
from datetime import UTC, datetime
from typing import Literal

QUIET = ("apscheduler", "alembic", "aiosqlite")
"""Libraries of which only errors are news: not a beat every second, nor what people wrote."""


class AsJson(logging.Formatter):
    """One JSON object a line: `time` (UTC, ISO), `level`, `logger`, `message`, and `error` with a traceback, if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure(level: str, style: Literal["text", "json"]) -> None:
    """Log to the standard error, from a level on."""
    handler = logging.StreamHandler()
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
    handler.setFormatter(AsJson() if style == "json" else text)
    logging.basicConfig(level=level, handlers=[handler])
    for library in QUIET:
        logging.getLogger(library).setLevel(logging.ERROR)
