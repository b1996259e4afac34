"""The roles of rules/posts.toml: which ranks there are, of which bodies, and how a body is filled in."""

from dataclasses import dataclass
from functools import cache

from extractors.rules import entries, rule_file

_FILE = "posts.toml"


@dataclass(frozen=True, slots=True)
class Role:
    """A row of posts.toml, where the fields are explained."""

    id: str
    vi: str
    en: str
    branch: str
    head: str | None
    body: str | None
    before: str | None
    bodies: tuple[str, ...]
    only_bodies: bool
    needs_body: bool
    place: str | None
    single: bool
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    not_bodies: tuple[str, ...]

    @property
    def is_seat(self) -> bool:
        """Whether it is a seat on a committee, which ends by a decision of its own, not with another post."""
        words = self.vi.lower()
        return words.startswith("ủy viên") or words.endswith("ủy viên")


@cache
def roles() -> dict[str, Role]:
    """All roles by id. Raises RuleError where two of them claim one form."""
    other = "head body before bodies not_bodies only_bodies needs_body not_before not_after place as_written"
    rows = entries(_FILE, "role", "id vi en branch forms single examples", f"{other} counterexamples")
    return {row["id"]: _role(row) for row in rows}


def place_bodies(role: Role) -> dict[str, str]:
    """Place word -> the body's words before the place's name, for a role of a bare place."""
    if role.place is None:
        return {}
    table: dict[str, str] = rule_file(_FILE)["place_bodies"][role.place]
    return table


def _role(row: dict[str, object]) -> Role:
    def word(name: str) -> str | None:
        return str(row[name]) if name in row else None

    def words(name: str) -> tuple[str, ...]:
        value = row.get(name, [])
        assert isinstance(value, list), f"{_FILE}: {row['id']}: {name} must be a list"
        return tuple(value)

    return Role(
        id=str(row["id"]),
        vi=str(row["vi"]),
        en=str(row["en"]),
        branch=str(row["branch"]),
        head=word("head"),
        body=word("body"),
        before=word("before"),
        bodies=words("bodies"),
        only_bodies=bool(row.get("only_bodies", False)),
        needs_body=bool(row.get("needs_body", False)),
        place=word("place"),
        single=bool(row["single"]),
        not_before=words("not_before"),
        not_after=words("not_after"),
        not_bodies=words("not_bodies"),
    )
