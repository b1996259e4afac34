"""Whom a sentence is about: the body or unit that a figure describes.

`Đảng bộ huyện Sơn Lĩnh có 31 chi bộ` is about the Đảng bộ; `theo Đề án của BTV Tỉnh ủy, 100% chi bộ …`
is not about the Tỉnh ủy. A name counts where it is a subject (a verb follows, or it opens the clause) or says
where (`ở`, `tại`, `trong`); one that only belongs to another noun does not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.figure_labels import is_brought, label_before
from extractors.open_units import UNKNOWN
from extractors.place_types import LEVELS
from extractors.subject_roles import VERBS, Candidate, Judged, heads_of, judge
from extractors.subject_rows import alone, in_row, last_of, names_several, with_lists

__all__ = ["VERBS", "Candidate", "Subjects"]

_CLAUSE_END = re.compile(r"[,;:.(]")
_NUMBER = re.compile(r"\A[0-9]+(?:[.,/][0-9]+)*")  # the point of `1.245 hộ ở xã Yên Phú` ends no clause
_BESIDE = re.compile(r"[ \u00a0]?[(:–-]?[ \u00a0]?(?:(?:là|đạt|với|có|được)[ \u00a0])?")
_SHARE = re.compile(r"[ \u00a0]?[:(][ \u00a0]?\d++(?!/|[.-]\d)")  # `Công an tỉnh (23)`, `Công an tỉnh: 23`
_TELLS = re.compile(
    r"(?<![^\W\d_])(?:cho biết|cho hay|cho rằng|thông tin|thừa nhận|chia sẻ|khẳng định|nói|kể|phản ánh"
    r"|báo cáo|tiếp lời)"
    r"(?![^\W\d_])",
    flags=re.IGNORECASE,
)
_VOTING = frozenset(
    {"peoples_council", "executive_committee", "party_organisation", "party_cell", "national_assembly"}
)
_LEADS = re.compile(
    r"[ \u00a0\-–+*•“\"]*(?:(?:Ở|Tại|Trên địa bàn|Đến|Về|Riêng|Còn)[ \u00a0])*(?:toàn[ \u00a0])?"
)
_OPENS_ITEM = re.compile(  # `Năm 2018, riêng tại | xã …`
    r"[ \u00a0\-–+*•“\"]*(?:(?:năm|trong|hiện|đến|từ|về|theo|cụ thể|tuy nhiên|ngoài|qua|bên cạnh)"
    r"(?![^\W\d_])[^,;:.]{0,40},[ \u00a0])?"
    r"(?:(?:đơn cử|điển hình|tiêu biểu|riêng|còn|như|là|chỉ|ngay|hiện|nay|và|có|trong|ở|tại|trên|địa bàn"
    r"|thuộc|của|toàn)[ \u00a0])*",
    flags=re.IGNORECASE,
)
# Whose head speaks of the body's own figures; who speaks for a board or department, of the unit's.
_SPEAKING_BRANCHES = frozenset({"union", "front", "justice", "force", "economy", "education", "health"})
_ONLY_TEACH_OR_PRINT = frozenset({"party_school", "press"})
_SPEAK_FOR_ALL = frozenset({"assembly_delegation", "national_assembly", "ministry", "government"})
_SPEAKS = 900  # characters over which a speaker's words may run
_CARRIES = 250  # characters before a sentence in which a subject still holds for it
_NEAR, _FAR = 35, 70  # characters after a figure in which `ở xã …` belongs to it, and still tells where


class Subjects:
    """The candidates of a document, judged by the words around them once a figure near them asks."""

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        heads = heads_of(document, candidates)
        self._keep(document, heads, [None] * len(heads), range(len(heads)))

    def _keep(
        self,
        document: Document,
        heads: Sequence[tuple[Candidate, int]],
        judged: list[Judged | None],
        kept: Sequence[int],
    ) -> None:
        self._document, self._heads, self._judged, self._kept = document, heads, judged, kept
        self._views: dict[str, Subjects] = {}
        self._starts = [heads[index][0].start_char for index in kept]

    def above(self, level: str) -> "Subjects":
        """Only the candidates that may have parts of this level: `5/6 thôn` is about no thôn."""
        if level not in self._views:
            low = LEVELS[LEVELS.index(level) :]
            view = Subjects.__new__(Subjects)
            kept = [index for index in self._kept if self._heads[index][0].level not in low]
            view._keep(self._document, self._heads, self._judged, kept)
            self._views[level] = view
        return self._views[level]

    def without(self, kind: str) -> "Subjects":
        """Only the candidates that are no bodies of this kind."""
        if kind not in self._views:
            view = Subjects.__new__(Subjects)
            kept = [index for index in self._kept if self._heads[index][0].kind != kind]
            view._keep(self._document, self._heads, self._judged, kept)
            self._views[kind] = view
        return self._views[kind]

    def at(
        self, char: int, sentence_start: int, sentence_end: int, paragraph_start: int, unit: str = ""
    ) -> Candidate | None:
        """Whom the figure at `char` is about: its sentence decides, then the paragraph before it.

        unit: what it counts; its words stand between it and `ở xã …`.
        """
        beside = self._beside(char) or self._brought_in(char, sentence_end)
        if beside is None and self._is_of_another(sentence_start, char):
            return Candidate(char, char, UNKNOWN, None, None, "unresolved", owns=False)
        return (
            beside
            or self._after(char, min(sentence_end, char + _NEAR), self.own(sentence_start, char), unit)
            or self._head_of_item(sentence_start, char)
            or last_of(self._still_meant(sentence_start, char))
            or self._after(char, min(sentence_end, char + _FAR))
            or self._in_passing(sentence_start, char)
            or self._speaker(sentence_start, char, anywhere=True)
            or self._carried_over(max(paragraph_start, sentence_start - _CARRIES), sentence_start)
            or self._opener(paragraph_start, sentence_start)
            or self._speaker(paragraph_start, sentence_start)
        )

    def own(self, start: int, end: int) -> Candidate | None:
        """The last subject between two characters, None where a figure's own words name none."""
        for index in reversed(self._within(start, end)):
            judged = self._judged[index] or self._judge(index)
            if judged.subject:
                return judged.candidate
        return None

    def candidates_between(self, start: int, end: int) -> Sequence[Candidate]:
        """The candidates that begin between two characters, each with what says where it lies, in order."""
        return [
            (self._judged[index] or self._judge(index)).candidate._replace(end_char=self._heads[index][1])
            for index in self._within(start, end)
        ]

    def _carried_over(self, start: int, end: int) -> Candidate | None:
        """Whom the sentences before are about; not a unit above the article's, whose plan they mentioned.

        Nor one unit of several (`02 xã A, B đạt chuẩn. Tổng thu ngân sách …`): the next sentence leaves them.
        """
        lasting = [
            judged
            for judged in self.between(start, end)
            if judged.candidate.lasts
            and not judged.listed
            and (judged.candidate.owns or (judged.candidate.kind or judged.candidate.place) is not None)
        ]
        found = self._last_sentence(lasting)
        if found is None:
            return None
        thing = found.kind is None and not found.owns and found.place is not None
        return found._replace(name=found.place if thing and found.place else found.name, carried=True)

    def _last_sentence(self, judged: Sequence[Judged]) -> Candidate | None:
        """`Tại xã Nam Toàn, 412 hộ hiến đất. Ở đây, …`: of the last sentence that says whom it is about."""
        sentences: dict[int, list[Judged]] = {}
        for one in judged:
            sentences.setdefault(self._document.sentence_at(one.candidate.start_char), []).append(one)
        single = (sentences[index] for index in sorted(sentences, reverse=True))
        return next(
            filter(None, (last_of(one) for one in single if not (names_several(one) or self._shares(one)))),
            None,
        )

    def _shares(self, judged: Sequence[Judged]) -> bool:
        """`giao quân cho Trung đoàn 5 (60 tân binh), Công an tỉnh (23)`: what is shared out is of none."""
        text = self._document.text
        given = {one.candidate.name for one in judged if _SHARE.match(text, one.candidate.end_char)}
        return len(given) > 1

    def _opener(self, start: int, end: int) -> Candidate | None:
        """`Tại Trường Tiểu học Lê Lợi, …`: what opens the paragraph holds for all of it."""
        judged = self.between(start, min(end, start + 40))
        if (
            not judged
            or judged[0].listed
            or not (judged[0].where or (judged[0].subject and judged[0].candidate.owns))
        ):
            return None
        opens = _LEADS.fullmatch(self._document.text, start, judged[0].candidate.start_char)
        sentence = self._document.sentences[self._document.sentence_at(judged[0].candidate.start_char)]
        several = names_several(self.between(start, sentence.end_char))
        return judged[0].candidate if opens and not several else None

    def _beside(self, char: int) -> Candidate | None:
        """`Lào Cai 15,69%`: the name right before the figure, not the `tổ 10` of `tổ 10 hộ`."""
        judged = self.between(max(0, char - 60), char)
        if (
            not judged
            or judged[-1].route
            or judged[-1].candidate.end_char > char
            or not _BESIDE.fullmatch(self._document.text, judged[-1].candidate.end_char, char)
        ):
            return None
        return alone(judged[-1])

    def _is_of_another(self, start: int, char: int) -> bool:
        """Whether a name that nothing says more of labels the figure, not the subject named before it."""
        label = label_before(self._document.text, start, char)
        if label is None or self.own(start, label[0]) is None:
            return False
        return not any(one.end_char > label[0] for one in self.candidates_between(start, label[1]))

    def _brought_in(self, char: int, end: int) -> Candidate | None:
        """`trên cơ sở nhập 3,06km2, dân số | 8.579 người của xã Vạn Điểm`: the unit that had them."""
        after = self.between(char, min(end, char + _FAR))
        one = after[0] if after else None
        if one is None or one.candidate.kind is not None or one.candidate.place is None:
            return None
        return one.candidate if is_brought(self._document.text, char, one.candidate.start_char) else None

    def _head_of_item(self, start: int, char: int) -> Candidate | None:
        """`thầy A, Hiệu trưởng Trường X giúp …; ông B, Chủ tịch Hội Y góp 15 triệu đồng`: of his own item."""
        item = self._document.text.rfind(";", start, char)
        judged = self.between(item, char) if item > 0 else ()
        if not judged or any(one.subject or one.where for one in judged):
            return None
        one = judged[-1]
        return one.candidate if one.office and one.candidate.branch in _SPEAKING_BRANCHES else None

    def _in_passing(self, start: int, end: int) -> Candidate | None:
        """Without a subject or place, the last unit or party organisation that the sentence names."""
        for judged in reversed(self._still_meant(start, end)):
            word = judged.candidate.level == "village" and judged.candidate.how == "article"
            if judged.candidate.owns and not judged.route and not word:
                return judged.candidate
        return None

    def _still_meant(self, start: int, end: int) -> Sequence[Judged]:
        """The candidates of a sentence up to a figure, without those whose item is over.

        `nuôi tôm ở xã Tân Lập; | sản lượng thủy sản đạt 8.340 tấn`: what only said where in passing.
        """
        text, judged = self._document.text, self.between(start, end)
        over = text.rfind(";", start, end)
        if over < 0 or not judged or judged[0].candidate.start_char > over:
            return judged
        return [one for one in judged if one.candidate.start_char > over or self._opens_item(one, start)]

    def _opens_item(self, judged: Judged, start: int) -> bool:
        """Whether a name is more than the end of its item of a list: its subject, a body, its first words."""
        candidate = judged.candidate
        if judged.subject or judged.route or not judged.where or candidate.name != candidate.place:
            return True
        item = max(start, self._document.text.rfind(";", start, candidate.start_char) + 1)
        return _OPENS_ITEM.fullmatch(self._document.text, item, candidate.start_char) is not None

    def _speaker(self, start: int, end: int, anywhere: bool = False) -> Candidate | None:
        """`Ông Lò Văn Pó, Chủ tịch UBND xã Yên Phú lo nhất đường sá: …`: the speaker's unit.

        Of higher levels where they say what they know, not what they ask for. Who speaks for a union, firm or
        force speaks of that. anywhere: in the figure's own sentence; else not too far before it.
        """
        for judged in reversed(self.between(start if anywhere else max(start, end - _SPEAKS), end)):
            one = judged.candidate
            if not judged.office or one.kind in _SPEAK_FOR_ALL:
                continue
            own = one.branch in _SPEAKING_BRANCHES and one.kind not in _ONLY_TEACH_OR_PRINT
            if not own and one.place is None:
                continue
            told = _TELLS.search(self._document.text, one.end_char, end) is not None
            if told or (one.place is not None and one.level in ("commune", "village")):
                return one if own and told else one._replace(name=one.place or one.name)
        return None

    def voters(self, char: int, sentence: tuple[int, int], paragraph: tuple[int, int]) -> Candidate | None:
        """The council or committee that voted: named last in the sentence, paragraph, or article so far.

        `Với 62/64 phiếu tán thành, HĐND tỉnh bầu …`: in the sentence, behind the figure too.
        """
        start, end = sentence
        for reach in ((start, char), (char, end), (paragraph[0], char), (end, paragraph[1]), (0, char)):
            for judged in self._backwards(*reach):
                if judged.candidate.kind in _VOTING and not judged.office and not judged.route:
                    return judged.candidate
        return None

    def between(self, start: int, end: int) -> Sequence[Judged]:
        """The candidates that begin between two characters, with their parts, in order."""
        judged = self._judged
        return [judged[index] or self._judge(index) for index in self._within(start, end)]

    def _backwards(self, start: int, end: int) -> Iterator[Judged]:
        """The same, the last one first."""
        return (self._judged[index] or self._judge(index) for index in reversed(self._within(start, end)))

    def _within(self, start: int, end: int) -> Sequence[int]:
        """Which candidates begin between two characters."""
        return self._kept[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _judge(self, index: int) -> Judged:
        """A candidate with its part; the names in one row with it (`xã Tân Thành, xã Yên Lâm`) are too."""
        text, heads = self._document.text, self._heads
        first, last = index, index + 1
        while first and in_row(text, heads[first - 1][0], heads[first][0]):
            first -= 1
        while last < len(heads) and in_row(text, heads[last - 1][0], heads[last][0]):
            last += 1
        row = with_lists(text, [judge(self._document, *head) for head in heads[first:last]])
        self._judged[first:last] = row
        return row[index - first]

    def _after(self, char: int, end: int, own: Candidate | None = None, unit: str = "") -> Candidate | None:
        """`26 chi bộ ở xã Yên Phú`: the first one behind the figure that says where.

        own: the sentence's subject before; `Hợp tác xã bao tiêu cho 120 hộ trong xã` is about the hợp tác xã.
        """
        for judged in self.between(char, end):
            between = _NUMBER.sub("", self._document.text[char : judged.candidate.start_char], 1)
            between = between.replace(unit, "", 1) if unit else between  # `11 cán bộ, công chức thuộc …`
            if judged.where and not _CLAUSE_END.search(between):
                whole = between.rstrip(" \u00a0").lower().endswith(("toàn", "cả"))
                mere_place = judged.candidate.word and own is not None and not whole
                counts = own is not None and (own.branch == "union" or own.kind == "party_organisation")
                mere_place = (
                    mere_place and own is not None and (own.place != judged.candidate.place or counts)
                )
                return None if mere_place else judged.candidate
        return None
