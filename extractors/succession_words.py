"""Reads who leaves a post and who comes after: `thay ông … nghỉ hưu`, `người kế nhiệm là …`, `… nghỉ hưu`.

The words are data: rules/personnel.toml.
"""

from functools import cache

import regex

from extractors.personnel_rules import any_of, personnel_rules


def names_predecessor(before: str, after: str) -> bool:
    """Whether the words around a person make them the one who held the post: `thay … nghỉ hưu`."""
    if _succession("certain").search(before):
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


@cache
def _successor() -> regex.Pattern[str]:
    """`thay thế là`, `thay lò văn bách là`, `thay lò văn bách làm bí thư huyện ủy là`"""
    forms = personnel_rules()["succession"]["successor"]
    alone = any_of([form for form in forms if form.startswith("người")])
    return regex.compile(rf"{alone}(?: hiện| mới)?(?: là|:)$|(?:^|[,;] ?){any_of(forms)} [^,;:.]{{2,60}} là$")


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
