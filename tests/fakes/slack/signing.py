"""How Slack signs what it posts to an app, for those who forge or check it."""

import hashlib
import hmac

TIMESTAMP = "X-Slack-Request-Timestamp"
SIGNATURE = "X-Slack-Signature"


def signed(body: bytes, secret: str, seconds: int) -> dict[str, str]:
    """The headers that vouch for a body, as of an instant in seconds since 1970."""
    base = b"v0:%d:%s" % (seconds, body)
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {TIMESTAMP: str(seconds), SIGNATURE: f"v0={digest}"}
