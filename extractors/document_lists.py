"""The words that open a list of documents: `ban hành | các kế hoạch: | Kế hoạch số …`.

What stands before them is said of the documents of the list: `quán triệt các văn bản mới của tỉnh, đó là:`.
"""

from extractors.spaced import spaced

_REACH = 110  # characters that such words may take
_OPENS = spaced(
    r" (?:các|những|một số|nhiều|hai|ba|bốn|\d{1,2})"
    r" (?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|chương trình|đề án|văn bản"
    r"|chủ trương)"
    r"(?:,? [^\W\d_]+){0,12}?~(?:,?~(?:như|gồm|bao gồm|đó là|là|cụ thể(?: là)?|trong đó có))?~:~$"
)


def opening_of_list(text: str, start: int, position: int) -> int:
    """Where the words that open a list right before `position` begin, else `position`."""
    if ":" not in text[max(start, position - 3) : position]:
        return position
    opens = _OPENS.search(text, max(start, position - _REACH), position)
    return opens.start() + 1 if opens else position
