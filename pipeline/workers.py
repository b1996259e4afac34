"""Runs a job over chunks of work in worker processes, and survives their deaths."""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_processes(
    chunks: Iterator[list[Item]],
    workers: int,
    job: Callable[[list[Item]], Result],
    died: Callable[[list[Item]], Result],
) -> Iterator[Result]:
    """The job's result for every chunk, as they come in; job and items must be importable and picklable.

    What went down with a worker is tried again in a process of its own, in ever smaller chunks: a single
    item that takes its process down once more gets the result of `died`, run here. Errors that the job
    raises are raised.
    """
    lost: list[list[Item]] = []
    finished = False
    while not finished:
        running: dict[Future[Result], list[Item]] = {}
        pool = _pool(workers)
        try:
            for chunk in chunks:
                running[_submit(pool, job, chunk)] = chunk
                if len(running) > workers + 1:
                    yield from _results(running)
            while running:
                yield from _results(running)
            finished = True
        except BrokenProcessPool:
            lost += running.values()
        finally:
            pool.shutdown(cancel_futures=True)
    for chunk in lost:
        yield from _alone(chunk, job, died)


def _alone(
    chunk: list[Item], job: Callable[[list[Item]], Result], died: Callable[[list[Item]], Result]
) -> Iterator[Result]:
    """Run the job in a process of its own; halve the chunk until the item that kills it is known."""
    pool = _pool(1)
    pool.submit(_ready).result()  # a worker that cannot even start is no fault of an item: stop here
    try:
        yield pool.submit(job, chunk).result()
        return
    except BrokenProcessPool:
        pass
    finally:
        pool.shutdown(cancel_futures=True)
    if len(chunk) == 1:
        yield died(chunk)
        return
    middle = len(chunk) // 2
    yield from _alone(chunk[:middle], job, died)
    yield from _alone(chunk[middle:], job, died)


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: the models keep threads, and a forked child would inherit their locks
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def collect_rarely() -> None:
    """Look for garbage after 50,000 new objects, not 700: what an article leaves behind is freed at once."""
    gc.set_threshold(50_000, 20, 100)


def _begin() -> None:
    """A worker waits for work for ever; one whose parent was killed must not go on writing."""
    collect_rarely()
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(
    pool: ProcessPoolExecutor, job: Callable[[list[Item]], Result], chunk: list[Item]
) -> Future[Result]:
    try:
        return pool.submit(job, chunk)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _results(running: dict[Future[Result], list[Item]]) -> Iterator[Result]:
    """Wait for at least one result; a future leaves `running` only when its result was good."""
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        result = future.result()
        del running[future]
        yield result


def _ready() -> None:
    """Nothing to do: to be run where this module can be imported."""
