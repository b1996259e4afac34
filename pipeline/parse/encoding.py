"""From bytes to text: UTF-8, UTF-16 and windows-1258 are read, older Vietnamese encodings named.

Each reason why a file holds no article has a name (`REASONS`); none is ever guessed away.
"""

import codecs
from pathlib import Path
from unicodedata import normalize

import regex

MAX_TEXT = 20 * 1024 * 1024  # bytes of a text file; the longest newspaper article is under 100 kB
MAX_PAGE = 10 * 1024 * 1024  # bytes of a saved page

REASONS = {
    "empty": "nothing but white space",
    "not_text": "binary data",
    "too_large": "larger than an article can be",
    "wrong_encoding": "neither UTF-8, UTF-16 nor windows-1258",
    "not_vietnamese": "no Vietnamese text",
    "no_title": "a page without a title",
    "no_text": "a page without an article",
    "blocked": "a refusal instead of an article",
    "login": "a page that asks to log in",
    "listing": "a list of articles instead of one",
    "maintenance": "a page of maintenance instead of an article",
    "not_found": "a page that says that the article is not there",
    "not_readable": "the file cannot be opened",
    "not_supported": "a kind of file that is not read",
    "not_a_row": "a line of a table that is none",
    "no_date": "a date of publication that cannot be read; the article is kept without it",
}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = regex.compile(r"[ĂăĐđƠơƯư\u1EA0-\u1EF9]")
_VIETNAMESE_SHARE = 0.06  # of the letters; Vietnamese prose has 0.15 to 0.25, English about it 0.05
# TCVN3 writes `đ` as `®` and `Đ` as `§`, and vowels as signs that stand inside no word otherwise.
_TCVN3 = regex.compile(r"\p{L}[µ¸¶·¹¨¾¼½Æ©®ª¬­]|[®§][A-Za-zµ¸¶·¹¨¾¼½©ª«¬­]")
# VNI writes the tone as a letter of its own after the vowel: `Ñaûng boä` for `Đảng bộ`.
_VNI = regex.compile(r"[AEOUYaeouyöôÖÔ][ûïäåøëüÛÏÄÅØËÜ]|[Ññ][aeiouyöôAEIOUYÖÔ]")
# UTF-8 read as windows-1252: `Äáº£ng bá»™` for `Đảng bộ`.
_MOJIBAKE = regex.compile(r"á»|áº|Ä‘|Æ°|Ã[\u0080-\u00bf]")
_OLD = (("UTF-8 read as windows-1252", _MOJIBAKE), ("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI))
# A syllable without its tone; other alphabets read as windows-1258 have hardly any.
_SYLLABLE = regex.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aăâeêioôơuưy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_WESTERN = (
    "iso-8859-1",
    "latin1",
    "latin-1",
    "windows-1252",
    "cp1252",
    "us-ascii",
    "ascii",
    "x-user-defined",
)
_UTF8 = ("utf-8", "utf8")
_WINDOWS_1258 = ("windows-1258", "cp1258", "x-cp1258")
_MANY_ZEROS = 5  # one zero byte in so many: UTF-16
_COMMON = "àáâãèéêìíòóôõùúăđơưạảấầệếịộớờợủứừ"  # most letters of Vietnamese outside ASCII
_TAG = regex.compile(r"<[^<>]*+>")
_SYLLABLE_SHARE = 0.6  # of the words
_SIGNS_SHARE = 0.05  # such signs by words


class UnreadableError(ValueError):
    """A file or page holds no article: `reason` is one of `REASONS`, the message says what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def read_bytes(path: Path, limit: int = MAX_TEXT) -> bytes:
    """The bytes of a file. Raises UnreadableError: not_readable, too_large (more than `limit` bytes)."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableError(
                "too_large", f"{size:,} bytes, and a text may have {limit:,}: split it into articles"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError("not_readable", f"cannot be opened: {error.strerror or error}") from error


def decode_text(data: bytes) -> str:
    """The text of a file's bytes; a UTF-8 byte order mark stays as its first character.

    Raises UnreadableError: empty, not_text, wrong_encoding (a message names the encoding it looks like).
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableError("empty", "the file holds nothing but white space")
    text = _by_mark(data) or _by_zero_bytes(data) or _utf8(data) or _windows_1258(data)
    if text is None:
        raise UnreadableError(
            "wrong_encoding", "neither UTF-8, UTF-16 nor windows-1258: convert the file to UTF-8"
        )
    return text


def decode_page(data: bytes, content_type: str | None = None) -> str:
    """The text of a page: by byte order mark, as UTF-8 where it is that, then as header and `<meta charset>`
    say, unless the bytes are plainly Vietnamese in another encoding.

    content_type: the header, None if unknown. Bytes that fit nothing become U+FFFD. Raises UnreadableError
    for binary data and for an old Vietnamese encoding: not_text, wrong_encoding.
    """
    if text := _by_mark(data):
        return text.lstrip("\ufeff")
    if data[:4096].count(0) * _MANY_ZEROS > len(data[:4096]) and (text := _by_zero_bytes(data)):
        return text
    declared = [_charset(content_type or ""), _charset(data[:4096].decode("ascii", "replace"))]
    if text := _utf8_page(data, not set(_UTF8).isdisjoint(declared)):
        return text
    # a page that says it is UTF-8, and is not, may be anything
    western = all(charset is None or charset in (*_WESTERN, *_UTF8) for charset in declared)
    if (western or any(charset in _WINDOWS_1258 for charset in declared)) and (text := _by_words(data)):
        return text
    for charset in declared:
        try:
            if charset:
                return data.decode("cp1258" if charset in _WINDOWS_1258 else charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _utf8_page(data: bytes, declared: bool) -> str | None:
    """The page as UTF-8; a few wrong bytes (a foreign advertisement, a cut) are marked, if most are right."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(map(text.count, _COMMON))
    return text if wrong * (10 if declared else 50) <= right else None


def _by_words(data: bytes) -> str | None:
    """The page as windows-1258, if its words are Vietnamese then. Raises UnreadableError: not_text,
    wrong_encoding for older encodings."""
    if is_binary(data.decode("cp1252", "replace")):
        raise UnreadableError("not_text", "holds control characters as binary files do: not a page")
    if old := _old_encoding(_words_of_page(data.decode("cp1252", "replace"))):
        raise UnreadableError("wrong_encoding", f"looks like {old}: convert the page to UTF-8")
    text = data.decode("cp1258", "replace")
    words = normalize("NFC", _words_of_page(text))
    try:
        require_vietnamese(words)
    except UnreadableError:
        return None
    return text if _has_syllables(words[:20000]) else None


def _words_of_page(html: str) -> str:
    """The text of a page without scripts and tags, for counting letters."""
    low, at = html.lower(), 0
    pieces: list[str] = []
    while len(low) == len(html) and (start := low.find("<script", at)) >= 0:
        pieces.append(html[at:start])
        end = low.find("</script", start)
        at = end if end >= 0 else len(html)
    return _TAG.sub(" ", "".join([*pieces, html[at:]]))


def require_vietnamese(text: str) -> None:
    """Raise UnreadableError unless the NFC text is Vietnamese with its diacritics.

    Reasons: empty, wrong_encoding (an old Vietnamese encoding taken for Unicode), not_vietnamese.
    """
    letters = sum(map(str.isalpha, text))
    if not letters and not text.strip():
        raise UnreadableError("empty", "the file holds nothing but white space")
    require_read_once(text)
    if _share(_VIETNAMESE, text, letters) >= _VIETNAMESE_SHARE:
        return
    if old := _old_encoding(text):
        raise UnreadableError("wrong_encoding", f"looks like {old}: convert the file to UTF-8")
    raise UnreadableError("not_vietnamese", f"{letters} letters, and next to none of them Vietnamese")


def require_read_once(text: str) -> None:
    """Raise UnreadableError (wrong_encoding) for words that were UTF-8, read as another encoding and written
    anew: `Báº£n LĂ¹ng`. Such text has letters of Vietnamese too, where it was read as windows-1258."""
    if len(_MOJIBAKE.findall(text)) > _SIGNS_SHARE * len(text.split()) + 1:
        raise UnreadableError(
            "wrong_encoding", f"looks like {_OLD[0][0]}: convert the file to UTF-8, or fetch it anew"
        )


def _by_mark(data: bytes) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    "wrong_encoding", f"begins like {name} but byte {error.start} is not"
                ) from error
    return None


def _by_zero_bytes(data: bytes) -> str | None:
    """UTF-16 without a mark: line ends and spaces give zero bytes on one side only. Other zeros: binary."""
    sample = data[:65536]
    if b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) * 8 >= len(sample) // 2 and min(even, odd) * 50 <= max(even, odd):
        try:
            text = data[: len(data) // 2 * 2].decode(name)
        except UnicodeDecodeError:
            text = ""
        if text and not is_binary(text):
            return text
    raise UnreadableError("not_text", "holds zero bytes as binary files do: not a text")


def _utf8(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return None
        text = data[: error.start].decode("utf-8")  # a file cut inside its last letter
    if is_binary(text):
        raise UnreadableError("not_text", "holds control characters as binary files do: not a text")
    return text


def _windows_1258(data: bytes) -> str | None:
    western = data.decode("cp1252", "replace")
    if is_binary(western):
        raise UnreadableError("not_text", "neither text nor any known encoding of Vietnamese")
    if old := _old_encoding(western):
        raise UnreadableError("wrong_encoding", f"looks like {old}: convert the file to UTF-8")
    try:
        text = data.decode("cp1258")
        require_vietnamese(normalize("NFC", text))
    except (UnicodeDecodeError, UnreadableError):
        return None
    return text if _has_syllables(text[:20000]) else None


def _has_syllables(text: str) -> bool:
    words = _WORD.findall(normalize("NFD", text).lower())
    return sum(map(_is_syllable, words)) >= _SYLLABLE_SHARE * len(words)


def _is_syllable(word: str) -> bool:
    toneless = word.translate(_TONES)
    return len(word) - len(toneless) <= 1 and _SYLLABLE.fullmatch(normalize("NFC", toneless)) is not None


def _old_encoding(text: str) -> str | None:
    words = max(1, len(text.split()))
    for name, signs in _OLD:
        if len(signs.findall(text)) / words >= _SIGNS_SHARE:
            return name
    return None


def is_binary(text: str) -> bool:
    sample = text[:65536]
    if _CONTROL.search(sample) is None:
        return False
    return len(_CONTROL.findall(sample)) * 200 > len(sample)


def _share(pattern: "regex.Pattern[str]", text: str, letters: int) -> float:
    return len(pattern.findall(text)) / max(1, letters)


def _charset(text: str) -> str | None:
    match = regex.search(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", text, regex.IGNORECASE)
    return match[1].lower() if match else None
