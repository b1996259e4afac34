"""`tinbai serve`: the explorer on a port of this machine."""

import ipaddress
from collections.abc import Callable

from pipeline.explorer.settings import Settings


class ServeError(RuntimeError):
    """The explorer cannot be served as asked for; the message says what to do."""


def check_host(host: str, may_be_seen: bool) -> None:
    """Refuse an address that other machines reach, unless that is what was asked for."""
    if not is_loopback(host) and not may_be_seen:
        raise ServeError(
            f"--host {host} shows the workspace to every machine that reaches this one, without a password: "
            "say --open-to-network if that is what you want"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(settings: Settings, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted. Raises ServeError where the port is taken or a package is missing."""
    try:
        import uvicorn

        from pipeline.explorer.app import create_app
        from pipeline.explorer.pages_console import console_of
        from pipeline.explorer.warming import warmed
    except ImportError as error:
        raise ServeError(f"the explorer needs {error.name}: pip install 'tinbai[explorer]'") from error
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{port}/ shows {settings.workspace.root}; Ctrl-C ends it")
    app = create_app(settings)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False,
        h11_max_incomplete_event_size=48 * 1024, limit_concurrency=200, timeout_keep_alive=15,
    )  # fmt: skip
    console = console_of(settings.workspace.root)
    try:
        with warmed(app, settings.hosts[0], console.start):
            uvicorn.Server(config).run()
    except SystemExit as error:
        raise ServeError(f"port {port} cannot be had: choose another with --port") from error
