"""Reads who leaves a post and who comes after: `thay ông … nghỉ hưu`, `người kế nhiệm là …`, `… nghỉ hưu`.

The words are data: rules/personnel.toml.
"""

from functools import cache

import regex

from extractors.personnel_rules import any_of, personnel_rules

_PREDECESSOR_OF = regex.compile(r"người tiền nhiệm của (?:ông|bà|đồng chí)?[^,;.:]{2,30} là[ ]*$")
_EVERY = r"cả (?:hai|2|ba|3) (?:vị trí|chức vụ|cương vị|chức danh)"
_ALL = regex.compile(rf"(?<!\p{{L}}){_EVERY}")
_OF_ALL = rf"(?:(?: (?:ở|tại|trong|của|đảm nhiệm|cho))? {_EVERY}(?: này| trên)?)?"
_ADVERBS = r"[ \u00a0]*,?[ \u00a0]*(?:(?:cũng|đã|vừa|được|xin|cho|bị)[ \u00a0]+)*+"
_NO_POST = r"(?=[,;.\n]|$|[ \u00a0](?:để|vì|do|từ|kể từ|theo|và|chờ)[ \u00a0])"


def names_predecessor(before: str, after: str) -> bool:
    """Whether the words around a person make them the one who held the post: `thay … nghỉ hưu`."""
    if _succession("certain").search(before) or _PREDECESSOR_OF.search(before):
        return True
    return _succession("before").search(before) is not None and _leaving().match(after) is not None


def replaces(words: str) -> bool:
    """Whether the words between two people make the second the first one's predecessor: `được bầu thay`."""
    return _succession("before").search(words) is not None


def names_successor(words: str) -> bool:
    """Whether the words before a person make him another one's successor: `người thay ông … là`."""
    return _successor().search(words) is not None


def names_outgoing(words: str) -> bool:
    """Whether the words before a person say that another one follows: `người thay thế ông …`."""
    return _outgoing().search(words) is not None


def retires(words: str) -> bool:
    """Whether the words behind a post take its holder out of it: `nghỉ hưu từ ngày …`, not `sẽ nghỉ hưu`."""
    return _retiring().match(words) is not None


def leaves(words: str) -> bool:
    """Whether the words behind a post take its holder away from it: `được điều động về Tỉnh ủy`, `thôi chức`.

    Where a new post follows, the old one ended with it (post_told.py); here none need follow.
    """
    return _leaving_for().match(words) is not None


def lists_retired(sentence: str) -> bool:
    """Whether a sentence up to here lists those who retire: `trao quyết định nghỉ hưu cho các đồng chí: `."""
    return _list_of_retired().search(sentence) is not None


@cache
def _succession(field: str) -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["succession"][field]) + r"[ ]*$")


@cache
def _leaving() -> regex.Pattern[str]:
    return regex.compile(rf"[ ,]*(?:đã |vừa |được ){{0,2}}{any_of(personnel_rules()['succession']['after'])}")


@cache
def _outgoing() -> regex.Pattern[str]:
    forms = [form for form in personnel_rules()["succession"]["successor"] if form.startswith("người")]
    return regex.compile(any_of(forms) + "[ ]*$")


def names_all(words: str) -> bool:
    """Whether the words before a successor give him all the posts told of: `… ở cả hai vị trí là`."""
    return _ALL.search(words) is not None


@cache
def _successor() -> regex.Pattern[str]:
    """`thay thế là`, `thay lò văn bách là`, `thay lò văn bách làm bí thư huyện ủy là`"""
    forms = personnel_rules()["succession"]["successor"]
    alone = any_of([form for form in forms if form.startswith("người")])
    outgoing = any_of(personnel_rules()["succession"]["outgoing"])
    return regex.compile(
        rf"{alone}(?: hiện| mới)?{_OF_ALL}(?: là|:)$"
        rf"|(?:^|[,;] ?){any_of(forms)} (?!{outgoing})[^,;:.]{{2,60}} là$"
    )


@cache
def _leaving_for() -> regex.Pattern[str]:
    moved = any_of(personnel_rules()["succession"]["moved"])
    return regex.compile(
        rf"{_ADVERBS}(?:(?<=được[ \u00a0]+){moved}[^,;.:\n]{{0,30}}?"
        r"[ \u00a0](?:đến|về|sang|tới|công tác tại)[ \u00a0]"
        r"|(?:đến|về|sang)[ \u00a0](?=\p{Lu})[^,;:.\n]{3,60}?[ \u00a0]"
        rf"(?:công tác|nhận nhiệm vụ){_NO_POST}"
        rf"|(?:thôi chức|từ chức|nghỉ việc|thôi việc){_NO_POST}"
        rf"|(?<=bị[ \u00a0]+)(?:cách chức|bãi nhiệm|miễn nhiệm){_NO_POST})"
    )


@cache
def _list_of_retired() -> regex.Pattern[str]:
    return regex.compile(
        rf"quyết định (?:cho )?{_retirement()}[^;:.]{{0,60}}"
        r"(?::[^:]*|(?<!\p{L})(?:cho|đối với)[^,;:]{0,20})$"
    )


@cache
def _retirement() -> str:
    return any_of(next(row["forms"] for row in personnel_rules()["change"] if row["id"] == "retired"))


@cache
def _retiring() -> regex.Pattern[str]:
    return regex.compile(
        rf"[ \u00a0]*,?[ \u00a0]*(?:(?:đã|được|vừa|chính thức|xin)[ \u00a0]+){{0,2}}{_retirement()}"
    )
