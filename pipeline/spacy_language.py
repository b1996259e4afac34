"""The same annotation as a spaCy Language and Doc, for people who work with spaCy.

spaCy adds no Vietnamese knowledge; it carries underthesea's words, tags and entities and the extractors'
facts (`doc.spans["people"]`, `["posts"]`, `["directives"]`, `["statistics"]`) into its own tools.
"""

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors import extract
from extractors.document import Document, Zone
from pipeline.annotate import annotate_text

SPAN_GROUPS = ("people", "posts", "directives", "statistics")


class UndertheseaTokenizer:
    """spaCy's tokenizer slot: any text to a Doc whose text equals the input, with tags, entities, facts.

    White space beyond one blank between words becomes tokens of its own, as spaCy does it, so that each
    token's `idx` is its offset in the input.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return make_doc(self.vocab, text)


def load() -> Language:
    """A spaCy Language (`vi`-like blank `xx`) whose Docs carry words, tags, entities and facts."""
    language = spacy.blank("xx")
    language.tokenizer = UndertheseaTokenizer(language.vocab)
    return language


def make_doc(vocab: Vocab, text: str) -> Doc:
    """One text as a Doc; a line is a body zone for the extractors."""
    sentences, tokens = annotate_text(text)
    sentence_starts = {sentence.start_char for sentence in sentences}
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    entities: list[str] = []
    starts: list[bool | int | None] = []
    end = 0
    for i in range(len(tokens)):
        gap = text[end : tokens.start_char[i]]
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            _add(words, spaces, tags, entities, starts, gap, "_SP", "O", start=False)
        surface = text[tokens.start_char[i] : tokens.end_char[i]]
        is_start = tokens.start_char[i] in sentence_starts
        _add(words, spaces, tags, entities, starts, surface, tokens.tag[i], tokens.entity[i], start=is_start)
        end = tokens.end_char[i]
    tail = text[end:]
    if tail.startswith(" ") and words:
        spaces[-1] = True
        tail = tail[1:]
    if tail:
        _add(words, spaces, tags, entities, starts, tail, "_SP", "O", start=False)
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags, ents=_iob(entities), sent_starts=starts)
    if words and text.strip():
        _add_facts(doc, Document("text", text, _lines(text), sentences, tokens))
    return doc


def _add(
    words: list[str],
    spaces: list[bool],
    tags: list[str],
    entities: list[str],
    starts: list[bool | int | None],
    word: str,
    tag: str,
    entity: str,
    *,
    start: bool,
) -> None:
    words.append(word)
    spaces.append(False)
    tags.append(tag)
    entities.append(entity)
    starts.append(start)


def _iob(entities: list[str]) -> list[str]:
    """underthesea's labels with every entity opened by B-, as spaCy insists."""
    fixed: list[str] = []
    for entity in entities:
        previous = fixed[-1] if fixed else "O"
        if entity.startswith("I-") and previous[2:] != entity[2:]:
            entity = "B-" + entity[2:]
        fixed.append(entity)
    return fixed


def _lines(text: str) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone("body", start, start + len(line)))
        start += len(line) + 1
    return tuple(zones)


def _add_facts(doc: Doc, document: Document) -> None:
    facts = extract(document)
    for group in SPAN_GROUPS:
        spans: list[Span] = []
        for record in getattr(facts, group):
            label = getattr(record, "name", None) or getattr(record, "title", None) or record.kind
            evidence = record.evidence
            span = doc.char_span(evidence.start_char, evidence.end_char, label=label, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans[group] = spans
