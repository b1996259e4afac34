"""An answer of the explorer to this process itself, without a network: for a static site, and to warm up."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Scope


async def inside_answer(app: ASGIApp, address: str, host: str, language: str) -> tuple[int, bytes]:
    """Status and body of the answer to a GET; status 0 where there was none.

    host: by which the application lets itself be asked. language: that the reader prefers.
    """
    parts = urlsplit(address)
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(b"host", host.encode()), (b"accept-language", language.encode())],
        "scheme": "http",
        "server": (host, 80),
        "root_path": "",
        "http_version": "1.1",
    }
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    await app(scope, receive, send)
    statuses = [int(one["status"]) for one in said if one["type"] == "http.response.start"]
    body = b"".join(one.get("body", b"") for one in said if one["type"] == "http.response.body")
    return (statuses or [0])[0], body
