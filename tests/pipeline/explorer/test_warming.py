"""What a server does before anybody asks: pages of every kind, the console's process; it can be stopped."""

import threading
from pathlib import Path

from starlette.types import Receive, Scope, Send

from pipeline.explorer.app import create_app
from pipeline.explorer.console import Console
from pipeline.explorer.settings import Settings
from pipeline.explorer.warming import warmed
from pipeline.workspace import Workspace

THINGS = {"person", "organisation", "place", "directive", "initiative", "article", "fact"}


def test_pages_of_every_kind_are_asked_for(workspace: Workspace) -> None:
    app = create_app(Settings(workspace))
    answers: dict[str, int] = {}
    done = threading.Event()

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_seen(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                answers[scope["path"]] = message["status"]
            await send(message)

        await app(scope, receive, send_seen)

    with warmed(watched, "localhost", done.set):
        assert done.wait(120)
    assert answers["/"] == answers["/search"] == 200
    assert set(answers.values()) == {200}
    assert {path.split("/")[1] for path in answers} >= THINGS


def test_it_stops_when_the_server_does(workspace: Workspace) -> None:
    asked: list[str] = []
    first = threading.Event()
    may_go_on = threading.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        first.set()
        may_go_on.wait(60)

    ready: list[str] = []
    with warmed(slow, "localhost", lambda: ready.append("console")):
        assert first.wait(60)
        threading.Timer(0.2, may_go_on.set).start()
    assert asked == ["/"]
    assert not ready


def test_the_console_is_ready_before_the_first_question(workspace: Workspace, tmp_path: Path) -> None:
    with Console(workspace.root) as console:
        console.start()
        child = console._child
        assert child is not None
        assert console.ask("SELECT 1 AS n").table["n"].to_pylist() == [1]
        assert console._child is child
    with Console(tmp_path) as without_database:
        without_database.start()
        assert without_database._child is None
