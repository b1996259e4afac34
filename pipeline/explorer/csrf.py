"""Proof that a form was sent from a page of this explorer: a cookie that other sites cannot read or send, and
its signature in the form."""

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.responses import Response

from pipeline.explorer.page import Page
from pipeline.explorer.problems import ForbiddenError

COOKIE = "tinbai-review"
_SECRET = secrets.token_bytes(32)  # of this process: forms that were open before a restart are loaded again


def mark_of(page: Page) -> str:
    """The reader's cookie, a new one where there is none."""
    return page.request.cookies.get(COOKIE) or secrets.token_urlsafe(32)


def token_of(mark: str) -> str:
    """What a form carries for that cookie."""
    return hmac.new(_SECRET, mark.encode(), "sha256").hexdigest()


def keep(response: Response, mark: str) -> Response:
    """The response with the cookie."""
    response.set_cookie(COOKIE, mark, httponly=True, samesite="strict")
    return response


def check(page: Page) -> None:
    """Raises ForbiddenError for a form that another site sent, or that is too old."""
    request = page.request
    mark, token = request.cookies.get(COOKIE, ""), page.form.get("token", "")
    same = hmac.compare_digest(token_of(mark).encode(), token.encode("utf-8", "replace"))
    origin = request.headers.get("origin")
    here = request.headers.get("host", "")
    foreign = origin is not None and urlsplit(origin).netloc != here
    site = request.headers.get("sec-fetch-site", "same-origin")
    if not mark or not same or foreign or site not in ("same-origin", "none"):
        raise ForbiddenError("error.form")
