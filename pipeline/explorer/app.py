"""The explorer as an ASGI application: routes, guard, and a page for everything that can go wrong."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.database import KeptOpen, NoDatabaseError
from pipeline.explorer.answers import Answers
from pipeline.explorer.guard import Guard
from pipeline.explorer.page import Handler, Page
from pipeline.explorer.problems import NotFoundError, PageError
from pipeline.explorer.routes import ROUTES
from pipeline.explorer.settings import LANGUAGES, Settings
from pipeline.explorer.texts import language_of
from pipeline.query import OtherVersionError, QueryError, TooLongError

_LOG = logging.getLogger(__name__)
_YEAR = 365 * 24 * 3600


def create_app(settings: Settings) -> Starlette:
    """The application; it opens the database when the first page asks for it."""
    database, answers = KeptOpen(settings.workspace.root), Answers()
    shown = [route for route in ROUTES if settings.reviewer is not None or not route.for_review]
    routes = [
        Route(
            one.path, _endpoint(one.handler, settings, database, answers), name=one.name, methods=[one.method]
        )
        for one in shown
    ]
    return Starlette(
        routes=[*routes, Mount("/static", StaticFiles(packages=[("pipeline.explorer", "static")]))],
        middleware=[Middleware(Guard, hosts=settings.hosts)],
        exception_handlers={
            404: _unknown_address(settings, database, answers),
            405: _unknown_address(settings, database, answers),
        },
    )


def _endpoint(
    handler: Handler, settings: Settings, database: KeptOpen, answers: Answers
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = {}
        if request.method == "POST":
            form = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=100))
        language = language_of(request, settings.language)
        page = Page(request, settings, database, answers, language, form)
        response = await run_in_threadpool(_answer, handler, page)
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", language, max_age=_YEAR, httponly=True, samesite="strict")
        response.headers["vary"] = "accept-language, cookie"
        return response

    return endpoint


def _unknown_address(
    settings: Settings, database: KeptOpen, answers: Answers
) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        page = Page(request, settings, database, answers, language_of(request, settings.language))
        status = error.status_code if isinstance(error, HTTPException) else 404
        return page.problem(NotFoundError("error.no_page", path=request.url.path[:200]), status)

    return answer


def _answer(handler: Handler, page: Page) -> Response:
    """The page, or the one that says why there is none. What went wrong inside goes to the log alone."""
    try:
        return handler(page)
    except PageError as problem:
        return page.problem(problem)
    except (NoDatabaseError, OtherVersionError) as error:
        return page.render("setup.html", 503, missing=isinstance(error, NoDatabaseError))
    except TooLongError:
        return page.problem(PageError("error.too_long", seconds=f"{page.settings.seconds:g}"), 503)
    except QueryError as error:
        return page.problem(PageError("error.question", said=str(error).splitlines()[0]), 400)
    except Exception:  # noqa: BLE001 - whatever it was, the reader gets a page and the log the reason
        _LOG.exception("no page for %s", page.request.url.path)
        return page.problem(PageError("error.inside"))
