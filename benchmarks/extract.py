"""Text to facts: articles a second on one core, the share of each stage, two processes, linearity.

Times are the process's own CPU time, the best of some rounds; an article is 4,000 characters. The ratios
hold on any machine; the articles a second are those of this one.
"""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from extractors import Facts, extract
from extractors.blanks import read_plainly
from extractors.directives import extract_directives
from extractors.document import Zone
from extractors.frame import read_frame
from extractors.people import extract_people
from extractors.posts import extract_posts
from extractors.statistics import extract_statistics
from pipeline.annotate import annotate, annotate_words, library_words, sentence_spans
from pipeline.article import Article
from pipeline.parse.reading import read_file

SAMPLE = Path(__file__).parents[1] / "corpus" / "gold"
CHARACTERS = 4000  # of an article
ROUNDS = 3
REPEATS = 2  # of the sample in the comparison of one process and two
LENGTHS = (4_000, 400_000, 1_000_000)  # characters


def main() -> None:
    """Print the figures."""
    articles = sample_articles()
    facts_of(articles[0])  # models and rules are loaded
    amount = sum(len(article.text) for article in articles) / CHARACTERS
    whole = best(lambda: [facts_of(article) for article in articles])
    print(f"text to facts: {amount / whole:.0f} articles of {CHARACTERS} characters a second and core")
    print_shares(articles)
    print_annotation(articles)
    print_processes(articles)
    print_linearity(articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {peak:.0f} MB at most in this process, the long texts included")


def sample_articles() -> list[Article]:
    """The invented articles of the repository, as texts."""
    return [read_file(path)[0] for path in sorted(SAMPLE.iterdir()) if path.suffix == ".txt"]


def facts_of(article: Article) -> Facts:
    """What one article says."""
    return extract(annotate(article))


def best(job: Callable[[], object]) -> float:
    """CPU seconds of the quickest of some rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        found.append(time.process_time() - start)
    return min(found)


def print_shares(articles: Sequence[Article]) -> None:
    """How the time is shared out between sentences, words and each extractor."""
    rounds = [dict(stages(articles)) for _ in range(ROUNDS)]
    seconds = {name: min(found[name] for found in rounds) for name in rounds[0]}
    for name, spent in seconds.items():
        print(f"  {name:<12}{spent / sum(seconds.values()):6.1%}")


def stages(articles: Sequence[Article]) -> Iterator[tuple[str, float]]:
    """CPU seconds of each stage over all articles, every stage on new documents."""
    start = time.process_time()
    for article in articles:
        list(sentence_spans(article.text))
    sentences = time.process_time() - start
    start = time.process_time()
    published = [annotate(article) for article in articles]
    yield "sentences", sentences
    yield "words", time.process_time() - start - sentences
    start = time.process_time()
    documents = [document.once(read_plainly).document for document in published]
    frames = [document.once(read_frame) for document in documents]
    yield "frame", time.process_time() - start
    pairs = list(zip(documents, frames, strict=True))
    start = time.process_time()
    directives = [tuple(extract_directives(document, frame)) for document, frame in pairs]
    yield "directives", time.process_time() - start
    start = time.process_time()
    people = [tuple(extract_people(document, frame)) for document, frame in pairs]
    yield "people", time.process_time() - start
    start = time.process_time()
    for (document, frame), named in zip(pairs, people, strict=True):
        tuple(extract_posts(document, frame, named))
    yield "posts", time.process_time() - start
    start = time.process_time()
    for (document, frame), cited, named in zip(pairs, directives, people, strict=True):
        tuple(extract_statistics(document, frame, cited, named))
    yield "statistics", time.process_time() - start


def print_annotation(articles: Sequence[Article]) -> None:
    """Our words, tags and entities against underthesea's own functions on the same sentences."""
    few = articles[:3]
    sentences = [article.text[start:end] for article in few for start, end in sentence_spans(article.text)]
    library_words(sentences[0])
    ours = best(lambda: annotate_words(sentences))
    theirs = best(lambda: [library_words(sentence) for sentence in sentences])
    print(f"annotation: {theirs / ours:.0f} times as fast as underthesea's own functions")


def print_processes(articles: Sequence[Article]) -> None:
    """How much sooner two processes are done than one; here the clock counts, so the machine must be idle."""
    seconds = {workers: clock(articles, workers) for workers in (1, 2)}
    print(f"two processes: {seconds[1] / seconds[2]:.2f} times as fast as one (by the clock)")


def clock(articles: Sequence[Article], workers: int) -> float:
    """Seconds by the clock for the sample some times over, the models loaded before."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(count_people, list(articles[:1]) * workers * 4))
        start = time.perf_counter()
        list(pool.map(count_people, list(articles) * REPEATS, chunksize=len(articles) // 4 or 1))
        return time.perf_counter() - start


def count_people(article: Article) -> int:
    """A small answer, so that sending it costs nothing."""
    return len(facts_of(article).people)


def print_linearity(articles: Sequence[Article]) -> None:
    """CPU time for each character of a long text against a short one."""
    per_character = {}
    for length in LENGTHS:
        article = long_article(articles, length)
        start = time.process_time()
        extract(document := annotate(article))
        per_character[length] = (time.process_time() - start) / len(document.text)
    for length in LENGTHS[1:]:
        ratio = per_character[length] / per_character[LENGTHS[0]]
        print(f"linearity: a character of a text of {length:,} costs {ratio:.2f} of one of {LENGTHS[0]:,}")


def long_article(articles: Sequence[Article], length: int) -> Article:
    """The articles again and again up to so many characters, as one."""
    parts: list[str] = []
    zones: list[Zone] = []
    size = 0
    while size < length:
        article = articles[len(parts) % len(articles)]
        zones += [Zone(z.kind, z.start_char + size, z.end_char + size) for z in article.zones]
        parts.append(article.text)
        size += len(article.text) + 1
    return replace(articles[0], text="\n".join(parts), zones=tuple(zones))


if __name__ == "__main__":
    main()
