"""Reads a post that stands beside a name without a verb: `Toản, | Bí thư Huyện ủy`, `Toản - | Bí thư`."""

from functools import lru_cache
from typing import NamedTuple

import regex

from extractors.document import Zone
from extractors.past_words import says_now
from extractors.personnel import FORMER, HOLDS
from extractors.post_links import Link
from extractors.post_phrases import PostPhrase
from extractors.post_reading import Reading, hold
from extractors.speech_words import speaks

_ENDS = regex.compile(r"[ \u00a0]*(?:$|[,;.(\-–\n])")
_ITEM = regex.compile(r"[ \u00a0]*\d{1,2}[ \u00a0]?[.)/][^,;:\d]{0,40}")
_COMRADE = regex.compile(r"(?i)(?<!\p{L})(?:đồng chí|đ/c)[ \u00a0]+$")
_ADDRESS = 16  # characters before a post that a form of address and its blanks may take
_BESIDES = regex.compile(r"[\s\-–“\"]*(?:ngoài|bên cạnh|cùng với)[ ]*")
_LIFE = regex.compile(
    r"(?<!\p{L})(?:quê(?: quán)?|thường trú|trú quán|vào đảng|tham gia (?:hoạt động )?cách mạng)(?!\p{L})"
)
_DIED = regex.compile(r"(?<!\p{L})(?:từ trần|qua đời|tạ thế|lễ tang|truy điệu)(?!\p{L})")


class Told(NamedTuple):
    """A post and where it stands.

    link: to what stands before it; after_name: that is a name. claimed: the name behind takes the post, where
    it is not told of the holder. named: a name stands behind it.
    """

    text: str
    zone: Zone
    post: PostPhrase
    link: Link
    after_name: bool
    claimed: bool
    named: bool


def read_beside(reader: Reading, at: Told) -> bool:
    """`Toản, | Bí thư Huyện ủy`; whether the post stands so that it is the holder's."""
    link, after_name = at.link, at.after_name
    if (
        after_name
        and link.kind == "comma"
        and _COMRADE.search(
            at.text, max(at.zone.start_char, at.post.start_char - _ADDRESS), at.post.start_char
        )
    ):
        return False  # `Đối với bà Thoa, đồng chí | Bí thư Tỉnh ủy mong muốn`: another one
    alone = after_name and len(reader.together) == 1 and not reader.in_list
    if alone and at.post.title.plural and link.words.startswith(","):
        return False  # `Theo đề nghị của ông An, các | đại biểu HĐND tỉnh bỏ phiếu`: others
    ends = _ENDS.match(at.text, at.post.reach, at.zone.end_char) is not None
    closed = ends or _ENDS.match(at.text, at.post.end_char, at.zone.end_char) is not None
    if after_name and link.kind == "comma" and not closed and _BESIDES.fullmatch(reader.governed):
        return False  # `Ngoài ông An, | Thủ tướng cũng kỷ luật …`: another one
    labelled = after_name and link.words == ":" and ends
    if _is_given(reader, at):
        labelled, reader.group, reader.change = True, [], HOLDS  # what was held says nothing of its place
    over = reader.career or (at.post.title.former and (after_name or bool(reader.group)))
    life = _is_life(at)
    near = (
        link.kind in ("same", "comma", "also")
        or life
        or _is_line_of_life(reader, link, after_name, at.post)
        or labelled
        or (link.kind == "and" and not after_name and "và" in link.words)  # not `cùng bí thư các chi bộ`
    )
    if not near and not (link.kind == "semi" and over and not at.named):
        return False
    if after_name or (reader.change is FORMER and says_now(link.words)):
        reader.change = HOLDS  # `từng là Bí thư …, nay là Chủ tịch …`
    of_list = after_name and any(_is_told_of(post, at.post) for post in reader.shared)
    if of_list:
        reader.change = reader.shared_change  # `cách chức 2 hiệu trưởng gồm: ông A - | Hiệu trưởng …; …`
    if after_name:
        reader.everyone = len(reader.together) > 1 and _is_shared(reader, at.post, link)
    if life:  # what follows is parted by semicolons, too, and is over if he is dead
        reader.career, reader.change = True, FORMER if _tells_death(at.text) else HOLDS
    for person in reader.together if reader.everyone else [reader.holder]:
        hold(reader, at.post, "posts.list_item" if reader.in_list else "posts.name_first", person)
    if of_list:
        reader.change = HOLDS  # of his other posts the list says nothing
    return True


@lru_cache(maxsize=8)
def _tells_death(text: str) -> bool:
    """Whether the text is of somebody's death; it is asked for each line of a life."""
    return _DIED.search(text) is not None


def _is_told_of(shared: PostPhrase, post: PostPhrase) -> bool:
    """Whether a list's post, named without its body, is the one that the person's own words name in full.

    Not `miễn nhiệm chức danh Ủy viên UBND tỉnh đối với bà An, | Ủy viên Ban Thường vụ Tỉnh ủy`.
    """
    return shared.organisation is None and shared.title.title == post.title.title


def _is_given(reader: Reading, at: Told) -> bool:
    """`1. Đồng chí An, Huyện ủy viên, Trưởng phòng Nội vụ huyện: | Bí thư Đảng ủy`: what is given."""
    if reader.holder is None or at.link.words != ":" or at.named or not reader.group:
        return False
    return _ITEM.fullmatch(at.text, at.zone.start_char, reader.holder.evidence.start_char) is not None


def _is_life(at: Told) -> bool:
    """`Ông An, sinh ngày 1/5/1942; quê quán: …; vào Đảng …; | Bí thư Huyện ủy …`: a life in one sentence."""
    words = at.link.words
    return at.after_name and words.endswith(";") and _LIFE.search(words) is not None and not speaks(words)


def _is_line_of_life(reader: Reading, link: Link, after_name: bool, post: PostPhrase) -> bool:
    """`- 1955 – 1959: ở lại hoạt động bí mật, Bí thư Chi bộ …`: what a line of a life says is of the one.

    `Sinh ngày 3/4/1950, tại xã Tả Sín. | Nguyên Bí thư Huyện ủy …`: so is a past post that opens a sentence.
    """
    if not after_name or reader.holder is None or (link.kind == "stop" and not post.title.former):
        return False
    words = reader.holder.evidence.surface
    if not words[-1].isdigit() and "nay" not in words:
        return False
    ends = (",", ":", ".") if link.kind == "stop" else (",", ":")
    return (link.words.endswith(ends) and not speaks(link.words)) or link.words.endswith(";")


def _is_shared(reader: Reading, post: PostPhrase, link: Link) -> bool:
    """`A và B - Phó Chủ tịch`; `các đồng chí A, B, Phó Chủ tịch`: a post that several people can hold."""
    return link.dash or post.title.plural or (reader.bare and not post.role.single)
