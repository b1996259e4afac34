"""Where the reading of a line stands, and how a person comes to hold a post in it."""

from dataclasses import dataclass, field

from extractors.personnel import ACTING, FORMER, HOLDS, Change
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase
from extractors.post_stages import Stage, read_stage
from extractors.records import Mention

_BESIDE = ("posts.name_first", "posts.list_item", "posts.post_first")  # no verb stands before the post


@dataclass
class Reading:
    """Where the reading of a line stands."""

    holder: Mention | None = None
    together: list[Mention] = field(default_factory=list)  # A và B
    bare: bool = False  # no form of address between those together: `các đồng chí A, B`
    everyone: bool = False  # the posts now read are of all of them
    governed: str = ""  # the words before the holder: `Hội nghị bầu đồng chí`
    pending: list[PostPhrase] = field(default_factory=list)  # posts that wait for a name
    shared: list[PostPhrase] = field(default_factory=list)  # các Phó Chủ tịch: …
    shared_change: Change = HOLDS
    shared_to_semicolon: bool = False  # hai Phó Chủ tịch là A và B; C, …
    group: list[PostPhrase] = field(default_factory=list)  # posts of the holder so far
    change: Change = HOLDS
    carried: Change | None = (
        None  # bổ nhiệm ông A giữ chức …; | ông B | giữ chức: what the next one gets, too
    )
    giver: Mention | None = None  # the one who hands the waiting posts on: `bàn giao nhiệm vụ Bí thư … cho`
    given: Change = HOLDS  # what the last verb gave the holder, for a further post of the same breath
    in_list: bool = False
    titles_first: bool = False  # the holder's posts stand before the name: `Bí thư Huyện ủy | Vi Văn Sáu`
    cohort: list[Mention] = field(default_factory=list)  # bầu ông A, Giám đốc …, và ông B, … | làm Ủy viên
    verb: str = ""  # the words before the first of them
    newcomer: Mention | None = None  # `bà Miên được bổ nhiệm thay` the holder | giữ chức
    career: bool = False  # `từng giữ các chức vụ: …; …`: a semicolon parts the posts of one person
    stage: Stage | None = None  # `Từ 2010 đến 2015,` the holder | là
    holdings: list[Holding] = field(default_factory=list)


def hold(reader: Reading, post: PostPhrase, rule: str, person: Mention | None = None) -> None:
    """Note that the person, or else the holder, has the post; not where nobody knows who that is."""
    holder = person or reader.holder
    if holder is None or holder.historical or holder.resolved == "unresolved":
        return
    change = reader.change
    stage = read_stage(holder.evidence.surface) or reader.stage
    beside = rule in _BESIDE and reader.group
    if post.title.former or (beside and _shares_former(reader.group[-1], post)):
        change = FORMER
    elif change.status == "new" and stage is not None and stage.last:
        change = FORMER  # `Từ 8/2014 đến 8/2015, ông được bổ nhiệm làm …`
    elif change is HOLDS and stage is not None:
        change = FORMER if stage.last else HOLDS
    elif change is HOLDS and (post.title.acting or "phụ trách" in post.title.title):
        change = ACTING
    if not any(post is other for other in reader.group):
        reader.group.append(post)
    stage = stage if change in (HOLDS, FORMER) else None
    reader.holdings.append(Holding(holder, post, reader.group, rule, change, stage))


def rule_of(change: Change) -> str:
    """The name of the rule that found a post told with this change."""
    return "posts.told" if change is HOLDS else f"posts.{change.id}"


def _shares_former(before: PostPhrase, post: PostPhrase) -> bool:
    """`nguyên Bí thư, Chủ tịch UBND huyện Sơn Lĩnh`: the body is told once, so is `nguyên`."""
    body = before.organisation
    open_body = body is None or (body.needs == "any" and body.branch == "party" and not post.title.former)
    return before.title.former and open_body and post.start_char - before.end_char < 12
