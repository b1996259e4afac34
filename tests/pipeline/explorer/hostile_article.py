"""An article whose every word tries to become markup, and claims made of such words."""

from dataclasses import replace

from invented import article, citation, mention, post, statistic

from extractors import Facts
from extractors.document import Document, Sentence
from pipeline.article import Article

SCRIPT = "<script>alert('xss')</script>"
IMAGE = "<Img Src=X Onerror=Alert(1)>"
BREAKOUT = '" onmouseover="alert(2)'
CLOSING = "</textarea></title></style></a></mark><svg/onload=alert(3)>"
TEMPLATE = "{{ 7 * 7 }}"

HOSTILE = replace(
    article(
        66,
        "2021-03-16",
        "bao-doc",
        f"{SCRIPT} tít {CLOSING}\n"
        f"Ông {IMAGE}, Bí thư {BREAKOUT} của xã {TEMPLATE}, triển khai Kế hoạch 9{SCRIPT}, "
        f"trồng 5 {BREAKOUT} cây.",
        f"xã {SCRIPT}",
    ),
    url="javascript:alert(document.cookie)//66",
    author=IMAGE,
    section=BREAKOUT,
)


def read_hostile(read: Article) -> tuple[Document, Facts] | None:
    """The claims of the hostile article, None for another."""
    if read.text != HOSTILE.text:
        return None
    sentences = tuple(Sentence(zone.start_char, zone.end_char, 0, 0) for zone in read.zones)
    facts = Facts(
        (mention(read, IMAGE),),
        (
            post(
                read, IMAGE, f"Bí thư {BREAKOUT}", f"Đảng ủy xã {SCRIPT}", f"Bí thư {BREAKOUT}", "holds",
                "current", place=f"xã {SCRIPT}", level="commune", resolved="explicit",
            ),
        ),
        (
            citation(
                read, f"Kế hoạch 9{SCRIPT}", kind="Kế hoạch", number="9", symbol=SCRIPT, issuer=CLOSING,
                subject=BREAKOUT,
            ),
        ),
        (statistic(read, f"5 {BREAKOUT} cây", 5, f"{BREAKOUT} cây", CLOSING),),
    )  # fmt: skip
    return Document(read.text_id, read.text, read.zones, sentences), facts
