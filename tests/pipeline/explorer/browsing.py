"""A reader's browser, without a network: it asks the application itself."""

from pathlib import Path

from starlette.testclient import TestClient

from pipeline.explorer.app import create_app
from pipeline.explorer.settings import Settings
from pipeline.workspace import Workspace

HERE = "http://127.0.0.1:8001"


def browser(folder: Path, reviewer: str | None = None, language: str = "vi") -> TestClient:
    """A browser on the explorer of a workspace. reviewer: as `--review --who`; language: what it asks for."""
    app = create_app(Settings(Workspace.open(folder), reviewer=reviewer))
    return TestClient(app, base_url=HERE, headers={"accept-language": language})
