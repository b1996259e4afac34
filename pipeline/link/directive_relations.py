"""What documents do to each other over all articles, each relation tied to the citation that says so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.ids import digest
from pipeline.link.cited import Cited
from pipeline.link.documents import Document

Row = dict[str, Any]
_RELATIONS = {"implement": "implements", "amend": "amends", "replace": "replaces"}
_TELLING = ("review", *_RELATIONS)  # stances


def relate(citations: Sequence[Cited], bound: Mapping[str, Document], ids: Mapping[int, str]) -> list[Row]:
    """Rows of directive_relation_claim: a relation and a citation that states it.

    bound: citation -> its document; ids: of documents, by `id`.
    """
    telling = [cited for cited in citations if cited.stance in _TELLING]
    texts = {cited.text_id for cited in telling}
    within: dict[tuple[str, str], set[int]] = defaultdict(set)
    documents: dict[int, Document] = {}
    for cited in citations:
        if cited.text_id in texts:
            document = bound[cited.citation_id]
            documents[id(document)] = document
            within[cited.text_id, cited.document].add(id(document))
    rows = []
    for cited in sorted(telling, key=lambda cited: cited.citation_id):
        target = bound[cited.citation_id]
        for doer, relation, other, years in _stated(cited, target, within, documents):
            names = ids[id(doer)], relation, ids[id(other)] if other else None, years
            rows.append(
                {
                    "relation_id": "re" + digest(*names),
                    **dict(zip(("directive_id", "relation", "other_id", "years"), names, strict=True)),
                    "citation_id": cited.citation_id,
                }
            )
    return rows


def _stated(
    cited: Cited,
    target: Document,
    within: Mapping[tuple[str, str], set[int]],
    documents: Mapping[int, Document],
) -> Iterator[tuple[Document, str, Document | None, int | None]]:
    if cited.stance == "review" and cited.after_years:
        yield target, "reviewed", None, cited.after_years
    if cited.stance not in _RELATIONS:
        return
    for key in cited.by_documents:
        doers = within.get((cited.text_id, key), set())
        if len(doers) != 1:
            continue  # humans have made two of what was one in the text: none is certain
        doer = documents[next(iter(doers))]
        if doer is not target and _can_follow(doer, target):
            yield doer, _RELATIONS[cited.stance], target, None


def _can_follow(doer: Document, target: Document) -> bool:
    """A document does nothing to one that is made after it: then one of them was read wrongly."""
    return not (doer.dates and target.dates) or max(doer.dates) >= min(target.dates)
