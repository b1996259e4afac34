"""What `/openapi.json` promises holds for whatever a program asks: schemathesis on one address of a kind.

Tables and named queries share one handler a form, so a few stand for all; requests are the same in every
run. test_explorer_parameters.py asks for each parameter what is known to be hard.
"""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.internal.conjecture import providers
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    status_code_conformance,
)

from pipeline.explorer.app import create_app
from pipeline.explorer.settings import Settings
from pipeline.workspace import Workspace

EXAMPLES = 12  # requests of an address
HERE = {"host": "127.0.0.1:8001"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
# of what is described as right, all is answered; of ids and SQL only what is in the database can be
TABLES = (
    "/officials.json", "/directives.csv", "/places.parquet", "/query/search.json", "/query/statistics.csv",
    "/query/changes.json", "/query/initiative_months.json",
)  # fmt: skip
OTHERS = ("/fact/{id}.json", "/sql.json")


@pytest.fixture(autouse=True)
def no_words_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis puts constants of the modules that happen to be loaded into its requests: with them a test
    asks something else when run alone than among others, and after every change of the program."""
    monkeypatch.setattr(providers, "_get_local_constants", providers.Constants)
    providers.CONSTANTS_CACHE.cache.clear()


@pytest.fixture(scope="module")
def described(workspace: Workspace) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(Settings(workspace)), headers=HERE)


def ask(
    described: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode, checks: list[Any]
) -> None:
    """Send an address EXAMPLES requests as described, or (mode NEGATIVE) broken ones."""

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def keeps(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=checks, headers=HERE)

    keeps()


@pytest.mark.parametrize("path", TABLES)
def test_what_is_described_is_answered(described: schemathesis.BaseSchema, path: str) -> None:
    ask(described, path, schemathesis.GenerationMode.POSITIVE, [*CHECKS, positive_data_acceptance])


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_described_is_answered_or_refused(described: schemathesis.BaseSchema, path: str) -> None:
    ask(described, path, schemathesis.GenerationMode.POSITIVE, CHECKS)


@pytest.mark.parametrize("path", ["/officials.json", "/query/statistics.csv"])
def test_what_is_not_described_is_refused(described: schemathesis.BaseSchema, path: str) -> None:
    ask(described, path, schemathesis.GenerationMode.NEGATIVE, [*CHECKS, negative_data_rejection])
