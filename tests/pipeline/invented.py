"""Five invented articles of two invented newspapers, and the claims a careful reader would make of them."""

from extractors import Facts
from extractors.document import Document, Sentence, Zone
from extractors.records import DirectiveCitation, Evidence, Mention, PostClaim, Statistic
from pipeline.article import Article, article_id

COMMITTEE = "Huyện ủy Sơn Lĩnh"


def article(number: int, published: str | None, source: str, text: str, home: str | None) -> Article:
    url = f"https://{source}.invalid/{number}"
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone("body" if zones else "title", start, start + len(line)))
        start += len(line) + 1
    return Article(
        article_id(url),
        source,
        url,
        f"archive/{source}.warc.gz:{number}",
        text,
        tuple(zones),
        published=published,
        published_precision="day" if published else "unknown",
        published_basis="metadata" if published else "none",
        home=home,
    )


ARTICLES = (
    article(
        1,
        "2021-03-14T08:00",
        "bao-son-linh",
        "Sơn Lĩnh đẩy mạnh xây dựng Đảng\n"
        "Đồng chí Lường Văn Hùng, Bí thư Huyện uỷ, nêu kết quả "
        "thực hiện Đề án 03-ĐA/HU: 12/15 chi bộ đạt.",
        "huyện Sơn Lĩnh",
    ),
    article(
        2,
        "2022-06-17",
        "bao-son-linh",
        "Nhân sự mới ở Sơn Lĩnh\n"
        "Đồng chí LƯỜNG VĂN HÙNG thôi giữ chức Bí thư Huyện ủy Sơn Lĩnh; "
        "bà Đặng Thị Hoà được bầu làm Bí thư.\n"
        "Huyện triển khai Đề án số 3 và kết nạp trên 40 đảng viên.",
        "huyện Sơn Lĩnh",
    ),
    article(
        3,
        "2021-05-02",
        "bao-dan-khe",
        "Đản Khê: chuyện người trưởng bản\n"
        "Ông Lường Văn Hưng, Trưởng bản Nà Mạ, vận động 40 hộ. Ông Lò Thị Nhung, Phó Chủ tịch HĐND xã.",
        "huyện Đản Khê",
    ),
    article(4, None, "bao-dan-khe", "Thông tin thời tiết\nNgày mai có mưa.", "huyện Đản Khê"),
)
# The same text in another paper.
COPY = article(5, "2021-03-15", "bao-dan-khe", ARTICLES[0].text, "huyện Sơn Lĩnh")


def evidence(read: Article, words: str, rule: str = "test.rule") -> Evidence:
    start = read.text.index(words)
    sentence = read.text.count("\n", 0, start)
    return Evidence(read.text_id, sentence, start, start + len(words), words, rule, 0.9)


def mention(read: Article, words: str, name: str | None = None) -> Mention:
    return Mention("person", name or words, "full", "explicit", evidence(read, words))


def post(
    read: Article,
    holder: str,
    title: str,
    body: str | None,
    words: str,
    change: str,
    status: str,
    **more: object,
) -> PostClaim:
    start = read.text.index(holder)
    values: dict[str, object] = {
        "person": holder.title(),
        "person_start_char": start,
        "person_end_char": start + len(holder),
        "title": title,
        "organisation": body,
        "organisation_surface": None,
        "place": None,
        "level": "district",
        "change": change,
        "status": status,
        "resolved": "article",
        "evidence": evidence(read, words),
    }
    return PostClaim(**{**values, **more})  # type: ignore[arg-type]


def citation(read: Article, words: str, **more: object) -> DirectiveCitation:
    values: dict[str, object] = {
        "document": "1",
        "kind": "Đề án",
        "number": "03",
        "symbol": "ĐA/HU",
        "year": None,
        "date": "2021-01-20",
        "issuer": COMMITTEE,
        "issuer_resolved": "article",
        "subject": "nâng cao chất lượng chi bộ",
        "form": "full",
        "stance": "implement",
        "resolved": "explicit",
        "evidence": evidence(read, words),
    }
    return DirectiveCitation(**{**values, **more})  # type: ignore[arg-type]


def statistic(read: Article, words: str, value: float, unit: str, about: str, **more: object) -> Statistic:
    values: dict[str, object] = {
        "value": value,
        "value_max": None,
        "denominator": None,
        "qualifier": "exact",
        "kind": "count",
        "unit": unit,
        "of": None,
        "change": None,
        "about": about,
        "about_resolved": "article",
        "when": None,
        "target": False,
        "evidence": evidence(read, words),
    }
    return Statistic(**{**values, **more})  # type: ignore[arg-type]


def facts_of(read: Article) -> Facts:
    first, second, third, _weather = ARTICLES
    if read.text == first.text:
        return Facts(
            (mention(read, "Lường Văn Hùng"),),
            (
                post(
                    read,
                    "Lường Văn Hùng",
                    "Bí thư",
                    COMMITTEE,
                    "Bí thư Huyện uỷ",
                    "holds",
                    "current",
                    place="Sơn Lĩnh",
                ),
            ),
            (citation(read, "Đề án 03-ĐA/HU"),),
            (
                statistic(
                    read,
                    "12/15 chi bộ",
                    12,
                    "chi bộ",
                    "Đảng bộ huyện Sơn Lĩnh",
                    denominator=15,
                    kind="fraction",
                    when="2020",
                ),
            ),
        )
    if read.text == second.text:
        return Facts(
            (mention(read, "LƯỜNG VĂN HÙNG", "Lường Văn Hùng"), mention(read, "Đặng Thị Hoà")),
            (
                post(
                    read,
                    "LƯỜNG VĂN HÙNG",
                    "Bí thư",
                    "Huyện uỷ Sơn Lĩnh",
                    "Bí thư Huyện ủy Sơn Lĩnh",
                    "ended",
                    "former",
                ),
                post(read, "Đặng Thị Hoà", "Bí thư", COMMITTEE, "được bầu làm Bí thư", "elected", "new"),
            ),
            (
                citation(
                    read, "Đề án số 3", number="3", date=None, form="short", subject=None, resolved="article"
                ),
            ),
            (statistic(read, "trên 40 đảng viên", 40, "đảng viên", "huyện Sơn Lĩnh", qualifier="over"),),
        )
    if read.text == third.text:
        council = post(
            read,
            "Lò Thị Nhung",
            "Phó Chủ tịch",
            "Hội đồng nhân dân xã",
            "Phó Chủ tịch HĐND xã",
            "holds",
            "current",
            level="commune",
            resolved="unresolved",
        )
        village = post(
            read,
            "Lường Văn Hưng",
            "Trưởng bản",
            "bản Nà Mạ",
            "Trưởng bản Nà Mạ",
            "holds",
            "current",
            place="Nà Mạ",
            level="village",
            resolved="explicit",
        )
        households = statistic(read, "40 hộ", 40, "hộ", "bản Nà Mạ", target=True)
        return Facts((mention(read, "Lường Văn Hưng"),), (village, council), (), (households,))
    return Facts((), (), (), ())


def read_invented(read: Article) -> tuple[Document, Facts]:
    """A reader for the extract stage: every line a sentence, the claims above."""
    sentences = tuple(Sentence(zone.start_char, zone.end_char, 0, 0) for zone in read.zones)
    return Document(read.text_id, read.text, read.zones, sentences), facts_of(read)
