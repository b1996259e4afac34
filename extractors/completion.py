"""Completes the bodies of an article: the words and the place that a mention leaves out.

`Sở Nội vụ` -> `Sở Nội vụ tỉnh Tuyên Quang`; how it was filled in is one of records.RESOLUTIONS.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.elided_agencies import with_agency
from extractors.elided_bodies import association_meant, complete_any, fullest
from extractors.elided_places import Resolved, place_for, with_place
from extractors.gazetteer import place_key
from extractors.organisations import OrganisationMention, district_division
from extractors.place_types import bare_name, level_of

if TYPE_CHECKING:
    from extractors.frame import Frame

_SHORT_HEADS = {
    "Bộ": "ministry",
    "Sở": "department",
    "Cục": "agency",
    "Tổng cục": "general_department",
    "Trường": "school",
    "Nhà trường": "school",
    "Công ty": "company",
    "Tập đoàn": "company",
    "Bệnh viện": "hospital",
    "Đồn": "border_post",
    "Trung tâm": "centre_of",
    "Viện": "institute",
    "Học viện": "university",
    "Ngân hàng": "bank",
}
_FORCE = "Bộ đội Biên phòng"
_ENDINGS = tuple(_SHORT_HEADS)
_UNION = re.compile(r"Hội (?!đồng)[^,]+ Việt Nam")
_SERVICE_CENTRE = "Trung tâm Phục vụ hành chính công"
# Nghị định 150/2025/NĐ-CP: the divisions that only communes and wards have.
_COMMUNE_DIVISIONS = frozenset({"Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị"})
_NO_DISTRICTS = "2025-07-01"


def complete(frame: Frame, organisation: OrganisationMention) -> Resolved:
    """Fill in the place that the body's own word calls for: sentence, then article, then source."""
    if organisation.name.endswith(_FORCE) and organisation.missing is None:
        return Resolved(organisation.name, None, "central", "explicit")  # else papers add `tỉnh`
    fuller = _in_full(frame, organisation)
    if fuller is not None:
        whole = complete(frame, fuller)
        return whole._replace(how="article" if whole.how == "explicit" else whole.how)
    if organisation.needs is None:
        return (
            with_agency(frame, organisation)
            or _sub_department(frame, organisation)
            or _explicit(frame, organisation)
        )
    if organisation.needs == "any" and not _is_district_division(organisation):
        return complete_any(frame, organisation) or _unresolved(organisation)
    level = _level_of(frame, organisation)
    place, how = place_for(frame, organisation, level)
    if place is None:
        return _unresolved(organisation)
    return with_place(organisation, place, level_of(place) or level, how)


def _sub_department(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """`Chi cục Kiểm lâm` alone: the province's, in an article about it.

    A `Trung tâm Phục vụ hành chính công` is the commune's in an article about one, since they have their own.
    """
    if organisation.name == _SERVICE_CENTRE and organisation.place is None and frame.subject is not None:
        if frame.subject[0] == "commune" and (frame.document.published or "") >= _NO_DISTRICTS:
            return with_place(organisation, frame.subject[1], "commune", "article")
        return None
    alone = (
        organisation.name.startswith("Chi cục ")
        and organisation.place is None
        and " khu vực " not in organisation.name
    )
    if organisation.kind != "agency" or not alone or " cửa khẩu " in organisation.name:
        return None
    if frame.province is None or frame.subject is None:
        return None
    if frame.subject[0] != "province" and not _speaks_of_departments(frame, organisation.start_char):
        return None
    return with_place(organisation, frame.province, "province", "article")


def _speaks_of_departments(frame: Frame, char: int) -> bool:
    """Whether the paragraph has named a department before: only a province has them."""
    before = frame.bodies_between(frame.paragraph_start(char), char)
    return any(body.kind == "department" or body.name.endswith(" Sở") for body in before)


def _level_of(frame: Frame, organisation: OrganisationMention) -> str:
    """The level of the place that is missing; without districts the divisions are the communes' own."""
    if organisation.name in _COMMUNE_DIVISIONS:
        return "commune"
    if organisation.kind == "division" and (frame.document.published or "") >= _NO_DISTRICTS:
        return "district" if frame.commune is None and frame.district is not None else "commune"
    return "district" if organisation.needs in (None, "any") else organisation.needs


def _explicit(frame: Frame, organisation: OrganisationMention) -> Resolved:
    """A complete body, its place in the article's usual spelling."""
    name, place = organisation.name, organisation.place
    bare = bare_name(place) if place else ""
    usual = frame.usual_spellings.get(place_key(bare)) if bare and frame.usual_spellings else None
    if usual is not None and place is not None and name.endswith(bare):
        name, place = name.removesuffix(bare) + usual, place.removesuffix(bare) + usual
    return Resolved(name, place, organisation.level, "explicit")


def _in_full(frame: Frame, organisation: OrganisationMention) -> OrganisationMention | None:
    """The body with the words that it leaves out and the article gives elsewhere.

    `Đảng ủy Khối` -> `Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh`, in `Ban Tổ chức Đảng ủy Khối` too;
    `Văn phòng Bộ` -> `Văn phòng Bộ Xây dựng`; `Sở Nội vụ` -> `Sở Nội vụ Hà Nội`.
    """
    head, _, last = organisation.name.rpartition(" ")
    if organisation.place is None and last in frame.short_names and not head.endswith(("-", "–")):
        full = frame.short_names[last]  # `Công đoàn THISCO`
        return _grown(organisation, f"{head} {full.name}".strip(), full)
    if organisation.name.endswith("Trung ương Hội"):
        union = next((body for body in frame.organisations if _UNION.fullmatch(body.name)), None)
        return union and _grown(organisation, f"{organisation.name} {union.name.removeprefix('Hội ')}", union)
    if organisation.name.endswith(" Hội") and (organisation.place, organisation.missing) == (None, None):
        meant = association_meant(frame, organisation.start_char)
        return meant and _grown(organisation, f"{organisation.name.removesuffix(' Hội')} {meant.name}", meant)
    for last, kind in _SHORT_HEADS.items() if organisation.name.endswith(_ENDINGS) else ():
        head = organisation.name.removesuffix(f" {last}")
        if head != organisation.name and (whole := _last_of_kind(frame, kind, last, organisation.start_char)):
            return _grown(organisation, f"{head} {whole.name}", whole)
    if organisation.name == "Đoàn Khối":
        whole = _bloc(frame, "Đảng ủy")
        return whole and _grown(organisation, f"Đoàn{whole.name.removeprefix('Đảng ủy')}", whole)
    if organisation.name == "Đảng bộ Khối":
        whole = _bloc(frame, "Đảng bộ")
        return whole and _grown(organisation, whole.name, whole)
    if organisation.missing is not None or (organisation.fused and "Khối" not in organisation.name):
        return None
    head, bloc, rest = organisation.name.partition("Đảng ủy Khối")
    if bloc and not rest:
        whole = _bloc(frame, "Đảng ủy")
        return whole and _grown(organisation, head + whole.name, whole)
    if organisation.needs in (None, "any"):
        return None
    return fullest(frame, organisation.name + " ", organisation.kind)


def _bloc(frame: Frame, word: str) -> OrganisationMention | None:
    """The bloc's committee or party organisation in full, also from the name of the other.

    word: `Đảng ủy` or `Đảng bộ`.
    """
    other = "Đảng bộ" if word == "Đảng ủy" else "Đảng ủy"
    whole = fullest(frame, f"{word} Khối ", None)
    if whole is not None or (named := fullest(frame, f"{other} Khối ", None)) is None:
        return whole
    return named._replace(name=word + named.name.removeprefix(other))


def _last_of_kind(frame: Frame, kind: str, first: str, char: int) -> OrganisationMention | None:
    """The body of this kind named last before the character, else the first one after it.

    first: the word that stands for it; of `Công ty` no Xí nghiệp is meant where the text has a Công ty.
    """
    of_kind = [body for body in frame.all_bodies if body.kind == kind and len(body.name.split()) > 2]
    of_kind = [body for body in of_kind if body.name.startswith(first)] or of_kind
    before = [body for body in of_kind if body.start_char < char]
    return before[-1] if before else of_kind[0] if of_kind else None


def _grown(organisation: OrganisationMention, name: str, whole: OrganisationMention) -> OrganisationMention:
    """The body under a fuller name; what it still lacks is what the fuller one lacks."""
    return organisation._replace(
        name=name,
        level=whole.level,
        place=whole.place,
        needs=whole.needs,
        missing=whole.missing,
        fused=whole.fused,
        types=whole.types,
    )


def _is_district_division(organisation: OrganisationMention) -> bool:
    return organisation.kind == "division" and district_division(organisation.name)


def _unresolved(organisation: OrganisationMention) -> Resolved:
    return Resolved(organisation.name, None, organisation.level, "unresolved")
