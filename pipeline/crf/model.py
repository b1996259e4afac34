"""A CRFsuite model file as arrays.

The format is CRFsuite's own (`lCRF`): a header with the places of the feature list, of the labels and of the
attributes; the last two are constant databases (CQDB) that map ids to strings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

_HEADER = "<4sI4sIIIIIIIII"
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1


@dataclass(frozen=True)
class CrfModel:
    """labels; weights: one row an attribute, one column a label; transitions: from label, to label.

    rows: template -> value -> row of `weights` (attribute `T[0].lower=đảng` is value `đảng` of `T[0].lower`).
    """

    labels: tuple[str, ...]
    weights: Floats
    transitions: Floats
    rows: dict[str, dict[str, int]]

    def values(self, templates: Iterable[str]) -> list[str]:
        """Every value that one of the templates has a weight for, once, in file order."""
        return list(dict.fromkeys(value for template in templates for value in self.rows.get(template, ())))

    def weights_of(self, template: str, values: Iterable[str]) -> Floats:
        """The weights of the values in this template, a row each; zeros where the model has none."""
        rows = self.rows.get(template, {})
        zero = np.zeros(len(self.labels))
        return np.array([self.weights[rows[value]] if value in rows else zero for value in values])


def read_model(path: Path) -> CrfModel:
    """Read a CRFsuite file. Raises ValueError when it is not one."""
    content = path.read_bytes()
    magic, _, _, _, _, label_count, attribute_count, features, labels, attributes, _, _ = unpack_from(
        _HEADER, content, 0
    )
    if magic != b"lCRF":
        raise ValueError(f"{path}: not a CRFsuite model")
    _, _, feature_count = unpack_from("<4sII", content, features)
    table = np.frombuffer(content, _FEATURE, feature_count, features + 12)
    weights = np.zeros((attribute_count, label_count))
    transitions = np.zeros((label_count, label_count))
    state, move = table[table["kind"] == _STATE], table[table["kind"] == _TRANSITION]
    weights[state["source"], state["target"]] = state["weight"]
    transitions[move["source"], move["target"]] = move["weight"]
    rows: dict[str, dict[str, int]] = {}
    for row, attribute in enumerate(_strings(content, attributes)):
        template, _, value = attribute.partition("=")
        rows.setdefault(template, {})[value] = row
    return CrfModel(tuple(_strings(content, labels)), weights, transitions, rows)


def _strings(content: bytes, offset: int) -> list[str]:
    """The strings of a CQDB, by id: an array of offsets to records of id, size and text."""
    _, _, _, _, count, backward = unpack_from("<4sIIIII", content, offset)
    strings = []
    for place in np.frombuffer(content, "<u4", count, offset + backward).tolist():
        _, size = unpack_from("<II", content, offset + place)
        start = offset + place + 8
        strings.append(content[start : start + size - 1].decode("utf-8"))
    return strings
