"""The issuer whose initials a symbol holds, of the bodies that the article names.

`Hướng dẫn số 12/HD-SNV` in an article that speaks of the `Sở Nội vụ tỉnh Sơn La`; `Tờ trình số 15/TTr-TTHĐND`
in one on the `Thường trực HĐND huyện Na Rì`. Codes of two letters are left alone: `TU` and `HU` are written
by a committee and by its standing committee alike.
"""

from functools import lru_cache
from unicodedata import normalize

import regex

from extractors.directive_kinds import Kind
from extractors.frame import Frame
from extractors.issuers import Issuer
from extractors.place_types import bare_name

_LEAST = 3
LETTERS = ("Công văn", "Văn bản")  # their symbols open with the sender's code
_CODE = regex.compile(r"[\p{Lu}&]+")
_JOINT = ("TTLT", "NQLT", "KHLT", "HDLT", "QCPH", "CTPH")
_TONE = regex.compile("[\u0300\u0301\u0303\u0309\u0323]")  # of a decomposed letter
# Words that no code counts, and those that a code may count or leave out.
_UNCOUNTED = frozenset({"và", "của", "các"})


def issuer_of_initials(symbol: str, kind: Kind, frame: Frame) -> Issuer | None:
    """The only body of the article whose initials stand in the symbol; None where there is none or several.

    An official letter opens with its sender's code (`1234/SGDĐT-TCCB`), other documents with their kind's.
    """
    if symbol.upper().startswith(_JOINT):
        return None
    codes = [code.replace("&", "") for code in _CODE.findall(symbol)]
    codes = [code for code in (codes if kind.kind in LETTERS else codes[1:]) if len(code) >= _LEAST]
    found: dict[str, Issuer] = {}
    for body in frame.organisations if codes else ():
        whole = frame.complete(body)
        own = whole.name.removesuffix(bare_name(whole.place)) if whole.place else whole.name
        if whole.how != "unresolved" and not _initials(own).isdisjoint(codes):
            found[whole.name] = Issuer(
                whole.name, whole.level, "article", 0, branch=body.branch, place=whole.place
            )
    return found.popitem()[1] if len(found) == 1 else None


@lru_cache(maxsize=1 << 10)
def _initials(name: str) -> frozenset[str]:
    """`Công an huyện` -> `CAH`, `CA`; `Ủy ban Dân tộc` -> `UBDT`; codes of too few letters do not matter."""
    words = [word for word in regex.findall(r"\p{L}+", name) if word not in _UNCOUNTED]
    whole = normalize("NFC", _TONE.sub("", normalize("NFD", "".join(word[0] for word in words).upper())))
    return frozenset((whole, whole[:-1])) if words and words[-1].islower() else frozenset((whole,))
