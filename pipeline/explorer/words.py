"""Dates, numbers and links as a reader of Vietnamese or English writes them."""

import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(value: object, language: str) -> str:
    """`2021-03-14` -> 14/3/2021, 14 Mar 2021; `2021-03` -> 3/2021, Mar 2021; `2020/2025` -> 2020–2025. What
    is no ISO date stays as it is; nothing is made finer than it was."""
    text = "" if value is None else str(value)
    if "/" in text and all(_ISO.fullmatch(part) for part in text.split("/")):  # not 12/CT-UBND
        return "–".join(date_words(part, language) for part in text.split("/"))
    match = _ISO.match(text)
    if match is None or (match.end() != len(text) and match[4] is None):
        return text
    year, month, day, time = match.groups()
    if month is None:
        return year
    number = int(month)
    if language == "vi" or not 1 <= number <= 12:
        words = "/".join(str(int(part)) for part in (day, month) if part) + f"/{year}"
    else:
        words = " ".join(part for part in (day and str(int(day)), _MONTHS[number - 1], year) if part)
    return f"{words}, {time}" if time else words


def number_words(value: float | None, language: str) -> str:
    """1234.5 -> 1.234,5 in Vietnamese, 1,234.5 in English; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def share_words(percent: float, language: str) -> str:
    """22.2222 -> 22,2%; one digit behind the comma, none where it is nought."""
    return number_words(round(percent, 1), language) + "%"


def confidence_words(confidence: float, language: str) -> str:
    """0.987 -> 99%, but 0.998 -> 99,8%: all but certain is not certain."""
    percent = confidence * 100
    if confidence < 1 and round(percent) == 100:
        return share_words(min(percent, 99.9), language)
    return f"{percent:.0f}%"


def web_address(url: object) -> str | None:
    """The URL, if a browser may follow it: an article's own page may name any scheme."""
    text = str(url or "")
    return text if text.lower().startswith(("http://", "https://")) else None
