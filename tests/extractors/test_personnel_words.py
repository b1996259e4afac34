"""Every word of rules/personnel.toml that gives or takes a post does so in a sentence of its kind."""

from typing import Any

import pytest

from extractors import extract
from extractors.document import Document, Zone
from extractors.records import PostClaim
from extractors.rules import rule_file
from pipeline.annotate import annotate_text

RULES: dict[str, Any] = rule_file("personnel.toml")
MAN, WOMAN, POST = "ông Vi Quốc Khải", "bà Lò Thị Mai", "Giám đốc Sở Y tế"


def posts(text: str) -> tuple[PostClaim, ...]:
    text = text[0].upper() + text[1:]
    sentences, tokens = annotate_text(text)
    zones = (Zone("body", 0, len(text)),)
    return extract(Document("t0", text, zones, sentences, tokens, "2023-11-22", "tỉnh Tuyên Quang")).posts


@pytest.mark.parametrize("words", RULES["leads"]["strong"])
def test_a_strong_lead_ties_the_post_to_its_subject(words: str) -> None:
    (post,) = posts(f"Năm 2020, {MAN} {words} {POST}.")
    assert (post.person, post.title, post.organisation) == (
        "Vi Quốc Khải", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang"
    )  # fmt: skip


WAYS = (  # of telling a change; a verb has some of them, not all
    f"Ngày 3/5, {MAN} được {{}} giữ chức {POST}.",
    f"Ngày 3/5, {MAN} được {{}} chức {POST}.",
    f"Ngày 3/5, {MAN} {{}} {POST}.",
    f"Ngày 3/5, huyện {{}} {POST} đối với {MAN}.",
    f"{MAN}, {POST}, {{}} từ ngày 3/5.",
)
CHANGES = [(row["id"], row["status"], form) for row in RULES["change"] for form in row["forms"]]


@pytest.mark.parametrize(("change", "status", "form"), CHANGES)
def test_a_verb_tells_its_change(change: str, status: str, form: str) -> None:
    told = [(post.person, post.change, post.status) for way in WAYS for post in posts(way.format(form))]
    assert ("Vi Quốc Khải", change, status) in told


@pytest.mark.parametrize("words", RULES["past"]["opening"])
def test_what_opens_a_look_back(words: str) -> None:
    (post,) = posts(f"{words}, {MAN} là {POST}.")
    assert (post.person, post.status) == ("Vi Quốc Khải", "former")


BEHIND = [
    *((words, f"{words} {MAN}") for words in RULES["succession"]["certain"] + RULES["succession"]["before"]),
    *((words, f"thay {MAN} {words}") for words in RULES["succession"]["after"]),
]


@pytest.mark.parametrize(("words", "told"), BEHIND)
def test_who_held_the_post_before(words: str, told: str) -> None:
    found = {post.person: post.status for post in posts(f"{WOMAN} được bầu giữ chức {POST}, {told}.")}
    assert found == {"Lò Thị Mai": "new", "Vi Quốc Khải": "former"}
