"""Text to facts: articles a second on one core, the share of each stage, two processes, memory, linearity.

    python benchmarks/extract.py           corpus/gold: invented, with four times the facts of real articles
    python benchmarks/extract.py FOLDER    the articles of a folder of yours: text files, saved pages

Times are the process's own CPU time, each article's the best of some rounds; an article is 4,000 characters.
The ratios hold on any machine; the articles a second are those of this one, and of what else it does.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from extractors import Facts, extract
from extractors.blanks import read_plainly
from extractors.directives import extract_directives
from extractors.document import Document, Zone
from extractors.frame import read_frame
from extractors.organisation_words import name_words
from extractors.organisations import read_organisation
from extractors.people import extract_people
from extractors.places import read_place
from extractors.posts import extract_posts
from extractors.statistics import extract_statistics
from extractors.text_words import words_of
from pipeline.annotate import annotate, annotate_articles, annotate_words, library_words, sentence_spans
from pipeline.article import Article
from pipeline.extract import TOGETHER
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.reading import read_file
from pipeline.workers import collect_rarely

SAMPLE = Path(__file__).parents[1] / "corpus" / "gold"
CHARACTERS = 4000  # of an article
ROUNDS = 5
REPEATS = 2  # of the sample in the comparison of one process and two
LENGTHS = (4_000, 1_000_000)  # characters


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLE, help="articles to read")
    folder = parser.parse_args().folder
    collect_rarely()  # as workers do
    articles = sample_articles(folder)
    if not articles:
        parser.error(f"{folder}: no article (.txt, .html) that can be read")
    amount = sum(len(article.text) for article in articles) / CHARACTERS
    facts_of(articles)  # models and rules are loaded
    floor = best(lambda: annotated(articles))
    documents = annotated(articles)
    reading = sum(best(lambda document=document: extract(replace(document))) for document in documents)
    anew = sum(best(lambda document=document: read_anew(document)) for document in documents)
    whole = floor + reading
    print(f"{folder}: {len(articles)} articles, {amount:.1f} times {CHARACTERS} characters")
    print(f"text to facts: {amount / whole:.0f} articles of {CHARACTERS} characters a second and core")
    print(
        f"  {1000 * floor / amount:.1f} ms for words, {1000 * reading / amount:.1f} ms for facts an article"
    )
    print(
        f"  of articles whose bodies and places no round has read before: {1000 * anew / amount:.1f} ms"
        f" for facts, so {amount / (floor + anew):.0f} a second"
    )
    print(f"  {whole / floor:.1f} times the floor, which is the words alone")
    print_shares(articles)
    print_annotation(articles)
    print_processes(articles)
    print_linearity(articles)
    print(f"memory: {peak_memory():.0f} MB at most in this process, the long texts included")


def sample_articles(folder: Path = SAMPLE) -> list[Article]:
    """The articles of a folder, files that are none left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".txt", ".html", ".htm"):
            with suppress(UnreadableError):
                found.append(read_file(path)[0])
    return found


def annotated(articles: Sequence[Article]) -> list[Document]:
    """The articles with their words, annotated as many at a time as the extract stage does."""
    groups = [articles[first : first + TOGETHER] for first in range(0, len(articles), TOGETHER)]
    return [document for group in groups for document in annotate_articles(group)]


def facts_of(articles: Sequence[Article]) -> list[Facts]:
    """What the articles say."""
    return [extract(document) for document in annotated(articles)]


def read_anew(document: Document) -> Facts:
    """The same of one whose words, bodies and places nobody remembers, as those of a new article."""
    for reader in (words_of, name_words, read_organisation, read_place):
        reader.cache_clear()
    return extract(replace(document))


def peak_memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def best(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the quickest of some rounds."""
    found = []
    for _ in range(rounds):
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
    published = annotated(articles)
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
    sentences = [
        article.text[start:end] for article in articles for start, end in sentence_spans(article.text)
    ]
    few = sentences[:60]
    library_words(few[0])
    ours = best(lambda: annotate_words(sentences)) / sum(map(len, sentences))
    theirs = best(lambda: [library_words(sentence) for sentence in few]) / sum(map(len, few))
    print(f"annotation: {theirs / ours:.0f} times as fast as underthesea's own functions")


def print_processes(articles: Sequence[Article]) -> None:
    """How much sooner two processes are done than one; here the clock counts, so the machine must be idle."""
    (one, memory), (two, _) = clock(articles, 1), clock(articles, 2)
    print(f"two processes: {one / two:.2f} times as fast as one (by the clock); {memory:.0f} MB each")


def clock(articles: Sequence[Article], workers: int) -> tuple[float, float]:
    """Seconds by the clock for the sample some times over, the models loaded before; MB of a worker."""
    with ProcessPoolExecutor(workers, get_context("spawn"), collect_rarely) as pool:
        list(pool.map(count_people, [articles[:1]] * workers * 4))
        start = time.perf_counter()
        memory = list(pool.map(count_people, [articles] * REPEATS * 2))
        return time.perf_counter() - start, max(memory)


def count_people(articles: Sequence[Article]) -> float:
    """The facts of the articles; the answer is small, so that sending it costs nothing."""
    sum(len(facts.people) for facts in facts_of(articles))
    return peak_memory()


def print_linearity(articles: Sequence[Article]) -> None:
    """CPU time for each character of a long text against short ones of the same articles, all read once."""
    short, long = LENGTHS
    turned = [[*articles[first:], *articles[:first]] for first in range(len(articles))]
    spent = per_character([long_article(order, short) for order in turned])
    ratio = per_character([long_article(articles, long)]) / spent
    print(f"linearity: a character of a text of {long:,} costs {ratio:.2f} of one of {short:,}")


def per_character(articles: Sequence[Article]) -> float:
    """CPU seconds for each character of the articles, each read by itself."""
    seconds = sum(best(lambda article=article: extract(annotate(article)), 1) for article in articles)
    return seconds / sum(len(article.text) for article in articles)


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
