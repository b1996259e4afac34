"""How the explorer was started."""

from dataclasses import dataclass

from pipeline.workspace import Workspace

LANGUAGES = ("vi", "en")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """workspace: what is shown. language: of a reader who asks for none of LANGUAGES. reviewer: in whose
    name decisions are written, None where the explorer only shows. hosts: names by which it may be asked for:
    a page of another site that makes the reader's browser ask under a name of its own gets nothing.
    seconds: after which a question to the database is given up."""

    workspace: Workspace
    language: str = "vi"
    reviewer: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    seconds: float = 10.0
