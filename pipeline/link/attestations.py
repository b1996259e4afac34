"""What the linking stage reads of a post claim and of the text that it stands in."""

from typing import NamedTuple

HELD = ("current", "new")  # statuses that show the person in the post
GONE = ("former",)


class Attestation(NamedTuple):
    """A post claim with what its text and article say. Fields as in post_claim and article.

    published: ISO, as fine as known, None where unknown. home: place the paper speaks for. gender: of the
    person by the words of this text (`male`, `female`), None where none says so. replaced: named as the one
    whom somebody followed in the post (`thay ông …`).
    """

    claim_id: str
    text_id: str
    article_id: str
    source_id: str
    start_char: int
    person: str
    title: str
    organisation: str | None
    place: str | None
    level: str | None
    change: str
    status: str
    resolved: str
    as_of: str | None
    term: str | None
    published: str | None
    home: str | None
    gender: str | None = None
    confidence: float = 1.0
    replaced: bool = False
    since: str | None = None

    @property
    def day(self) -> str | None:
        """When it is attested: the date stated, else the day of publication; ISO, as fine as known."""
        return self.as_of or (self.published[:10] if self.published else None)


def reading_order(claim: Attestation) -> tuple[str, str, str, int, str]:
    """Oldest first, undated last; the same whatever order the claims came in."""
    return claim.published or "9999", claim.article_id, claim.text_id, claim.start_char, claim.claim_id
