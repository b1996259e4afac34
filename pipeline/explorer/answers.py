"""Answers that were given before: a published database never changes, so neither do they."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

Answer = TypeVar("Answer")
MOST_BYTES = 48 * 1024 * 1024
_LARGEST = MOST_BYTES // 12  # of one answer: a large one would push all others out


class Answers:
    """The latest answers, by the name of the database file and the question."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[object, int]] = OrderedDict()
        self._bytes = 0

    def get(self, question: str, ask: Callable[[], Answer], size: Callable[[Answer], int]) -> Answer:
        """The answer to a question, asked where it is not kept. size: of an answer, in bytes."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question][0]  # type: ignore[return-value]
        answer = ask()
        weight = size(answer) + len(question)
        if weight <= _LARGEST:
            self._keep(question, answer, weight)
        return answer

    def _keep(self, question: str, answer: object, weight: int) -> None:
        with self._lock:
            if question in self._kept:
                return
            self._kept[question] = answer, weight
            self._bytes += weight
            while self._bytes > MOST_BYTES:
                _, (_, least) = self._kept.popitem(last=False)
                self._bytes -= least
