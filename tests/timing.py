"""What a function costs, so that a test of its growth does not fail on a busy machine."""

import gc
import time
from collections.abc import Callable

TRIES = 3


def cpu_seconds(call: Callable[[], object], tries: int = TRIES) -> float:
    """The least CPU time of some calls in seconds: other processes and garbage collection only add to it."""
    least = float("inf")
    collects = gc.isenabled()
    gc.disable()  # it would walk whatever the tests before this one have left
    try:
        for _ in range(tries):
            began = time.process_time()
            call()
            least = min(least, time.process_time() - began)
            gc.collect(0)
    finally:
        if collects:
            gc.enable()
    return least
