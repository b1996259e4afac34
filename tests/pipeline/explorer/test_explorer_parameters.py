"""What `/openapi.json` says of each parameter is what the explorer does with it: the same values are put to
both, and a value is answered exactly where the description allows it."""

import json
from typing import Any

import jsonschema_rs
import pytest
import regex
from starlette.testclient import TestClient

Parameters = dict[str, dict[str, Any]]  # name -> JSON schema

NUMBER = regex.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
WORDS = (
    "", " ", "\t", "\u00a0", "x", "-", "null", "true", "0", "-1", "٣", "\x00", "'", '"', "%", "=", "2021-13",
    "ệ" * 200, "ệ" * 201, " " * 201, "a" + " " * 200, "-value",
)  # fmt: skip
NUMBERS = (
    "-0", "1", "01", "+1", "2", "1.0", "1e0", "0.5", "-0.5", ".5", "0.", "00.5", " 1", "0,5", "1e-05",
    "5e-324", "1e-400", "1e400", "0e9", "1E-2", "1_0", "0x1", "NaN", "nan", "Infinity", "-Infinity", "inf",
    "１", "0.٥", "1٣", "²", "9" * 30, "0." + "3" * 500, "20000", "20001", "50000", "50001", "99999", "1;DROP",
)  # fmt: skip
TIMES = (
    "2021", "2021-03", "2021-03-14", " 2021-03 ", "2021-3", "2021-00", "2021-03-32", "2021-03-00", "٢٠٢١",
    "２０２１-03", "2021-٠3", "21", "20210", "2021/03", "0000", "9999-12-31", "2021-03-14T00:00", "June",
)  # fmt: skip


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Parameters]:
    paths = client.get("/openapi.json").json()["paths"]
    return {
        path: {one["name"]: one["schema"] for one in methods["get"]["parameters"]}
        for path, methods in paths.items()
    }


def allows(schema: dict[str, Any], text: str) -> bool:
    """Whether a parameter that stands as this text in an address is as described.

    An integer is written without point and exponent there, though JSON takes 1.0 for one too.
    """
    if schema.get("type") == "array":
        return allows(schema["items"], text)
    number = NUMBER.fullmatch(text) and not (schema.get("type") == "integer" and not text.isdecimal())
    meant = [text, json.loads(text)] if number else [text]
    return any(jsonschema_rs.is_valid(schema, value) for value in meant)


def values_for(schema: dict[str, Any]) -> tuple[str, ...]:
    """What is worth asking of it."""
    if "pattern" in schema:
        return WORDS + TIMES
    return WORDS if schema.get("type") in ("string", "array") else WORDS + NUMBERS


def test_each_value_is_answered_as_described(client: TestClient, described: dict[str, Parameters]) -> None:
    """Each parameter at the first address that has it so described; of `sort` one stands for all."""
    asked = {
        name if name == "sort" else f"{name} {json.dumps(schema)}": (path, name, schema)
        for path, parameters in reversed(described.items())
        for name, schema in parameters.items()
        if path.endswith(".json") and "{" not in path and path != "/sql.json"
    }
    others = []
    for path, name, schema in asked.values():
        for value in values_for(schema):
            answer = client.get(path, params={"size": "1", name: value})
            if answer.status_code != (200 if allows(schema, value) else 400):
                others.append((path, name, value, answer.status_code))
    assert not others


def test_what_is_described_of_a_table(described: dict[str, Parameters]) -> None:
    """Filters of days are days in every query; only tables with confidence are narrowed by it."""
    for parameters in described.values():
        for name in {"since", "until", "on"} & set(parameters):
            assert allows(parameters[name], "2021-03") and not allows(parameters[name], "June")
    assert "min_confidence" in described["/officials.json"]
    assert "min_confidence" not in described["/articles.json"]
    assert "-person" in described["/officials.json"]["sort"]["enum"]
    assert described["/officials.json"]["level"]["maxItems"] == 20
