"""A workspace of invented articles, built once, and the explorer over it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from browsing import browser
from hostile_article import HOSTILE, read_hostile
from invented import ARTICLES, COPY, evidence, read_invented
from starlette.testclient import TestClient

from extractors import Facts
from extractors.document import Document
from extractors.records import InitiativeMention
from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.extract import extract
from pipeline.opened import OpenedWorkspace
from pipeline.workspace import Workspace

RECRUITED = "kết nạp trên 40 đảng viên"


def _read(read: Article) -> tuple[Document, Facts]:
    """The claims of the invented articles; the one that tells of new members names an initiative."""
    document, facts = read_hostile(read) or read_invented(read)
    if RECRUITED in read.text:
        named = InitiativeMention("recruiting-members", evidence(read, RECRUITED))
        facts = replace(facts, initiatives=(named,))
    return document, facts


@pytest.fixture(scope="session")
def make_workspace(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Workspace]:
    """A fresh workspace with the invented and the hostile articles, built."""

    def make() -> Workspace:
        workspace = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
        store_articles(workspace, (*ARTICLES, COPY, HOSTILE))
        extract(workspace, reader=_read)
        build(workspace)
        return workspace

    return make


@pytest.fixture(scope="session")
def workspace(make_workspace: Callable[[], Workspace]) -> Workspace:
    return make_workspace()


@pytest.fixture(scope="session")
def asked(workspace: Workspace) -> OpenedWorkspace:
    """The same workspace, asked as the command line and the notebooks ask it."""
    return OpenedWorkspace(workspace)


@pytest.fixture(scope="session")
def client(workspace: Workspace) -> TestClient:
    """A reader of Vietnamese, on loopback."""
    return browser(workspace.root)
