"""What times look like as written: `ngày 5/6`, `tháng 4-2024`, `nhiệm kỳ 2020 - 2025`; patterns only."""

import re

from extractors.spaced import spaced

_LEFT = r"(?<![\w/.,:])(?<![^\W\d][-–])"  # `2016-2019` goes on after its dash, `QĐ-2019` does not
_RIGHT = r"(?![\w%]|[.,]\d|[-–/]\w*[^\W\d]|/)"  # no number goes on, no symbol follows (`33/2023/NĐ-CP`)
_DASH = r"~[-–—]~"
_YEAR = r"(?:19|20)\d\d"
_DAYPART = r"(?:(?:rạng )?sáng|trưa|chiều|tối|đêm)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_DAY_CUE = rf"(?:(?:{_DAYPART}|{_WEEKDAY})(?:~,)? )?(?:(?:ngày )?(?:mùng|mồng) |(?:ngày|hôm) )?"
_PIECE = r"(?:(?:đầu|giữa|cuối|cùng k[ỳì]) )?"
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
WORDS = {"ba": 3, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_UNITS = (  # `6/8 thôn` is a share
    r"%|đồng|triệu|tỷ|tấn|tạ|kg|km|ha|m2|m²|m3|hộ|người|lượt|thôn|bản|xã|huyện|tỉnh|phường|làng|buôn|ấp|xóm|khóm|phum|sóc|khu|tổ|chi"
    r"|đảng|hội|cán|phiếu|tiêu|chỉ|trường|đơn|cơ|lớp|em|học|đại|đồng|nhà|dự|công|ca|vụ|sản|mô|câu|phòng|trạm|doanh"
)
COUNTED = spaced(
    rf"(?: (?:đến|tới|lên|xuống|-) \d+/\d+)?~(?:{_UNITS})(?!\w)| (?:lên|xuống) ",
)
MEASURED = spaced(r"~(?:%|đồng|triệu|tỷ|tấn|tạ|kg|km|ha|m2|m²|m3|lượt|hộ|người|cây|con)(?!\w)")
BY_THEN = spaced(r"(?<!\w)(?:đến|tới|hết|trước) $")  # `đến 2015 có`, `đến 2025, `: a year without its word
THEN_SO = spaced(
    r"~[,:]| (?:có|đạt|sẽ|toàn|cả|phấn đấu|hoàn thành|không còn|xã|huyện|tỉnh|thu nhập|tỷ lệ)(?!\w)"
)
LUNAR_YEAR = spaced(  # `Tết Canh Tý 2020`
    r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) "
    r"(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi) $"
)
LISTED = spaced(r"[(;]~$")  # `(2001 tăng 7,1%; 2002 tăng 6,5%)`: years of a list
GREW = spaced(r" (?:tăng|giảm|đạt|là|có|còn) (?:(?:trên|hơn|gần|khoảng) )?\d")
UNTIL_NOW = spaced(r" (?:đến|tới) nay(?!\w)")
NO_DAY = spaced(r"(?:đợt|dịp|lễ|mừng|niệm|số|đường|phố|khu|tết) $")
WEAK_CUE = spaced(r"(?:từ|đến|tới|trước|sau|vào|hết|nay|\()~$")
RANGE = spaced(r"~(?:[-–—]|(?:cho )?(?:đến|tới)(?: hết)?)~")


def _pattern(body: str) -> re.Pattern[str]:
    return spaced(_LEFT + body + _RIGHT)


CLOCK = _pattern(
    r"(?P<hour>\d{1,2})(?:(?:~:~|h~|~giờ )(?P<minute>[0-5]\d)(?:~phút|~')?"
    r"|(?P<round>h|~giờ))"
)
DAY_LIST = _pattern(
    rf"(?:(?:{_DAYPART} )?ngày \(?|từ )(?P<head>\d{{1,2}}(?:(?:~,~| và "
    rf"| đến |{_DASH})(?:ngày )?\d{{1,2}}){{0,5}}?)(?P<glue>~,~| và | đến |{_DASH})"
    rf"(?:ngày )?(?P<day>\d{{1,2}})(?:~/~(?P<month>\d{{1,2}})(?:~/~(?P<year>{_YEAR}))?"
    rf"| tháng (?P<month2>\d{{1,2}})(?:,?~năm (?P<year2>{_YEAR})|~[-/]~(?P<year3>{_YEAR}))?)"
)
DAY_LIST_DASHED = _pattern(  # `ngày 14 và 15-6`, not `ngày 14-15-6`
    rf"(?:{_DAYPART} )?ngày \(?(?P<head>\d{{1,2}}(?:~,~\d{{1,2}}){{0,4}})"
    rf"(?P<glue>~,~| và |{_DASH}(?=\d{{1,2}}\.))(?:ngày )?"
    rf"(?P<day>\d{{1,2}})[-.](?P<month>\d{{1,2}})(?:[-.](?P<year>{_YEAR}))?(?P<month2>)(?P<year2>)(?P<year3>)"
)
DAY_WORDS = _pattern(
    rf"{_DAY_CUE}(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}})"
    rf"(?:,?~năm (?P<year>{_YEAR})|~[-/.]~(?P<year2>{_YEAR}))?"
)
DAY_FULL = _pattern(
    rf"{_DAY_CUE}(?P<day>\d{{1,2}})~(?P<mark>[/.–-])~(?P<month>\d{{1,2}})~(?P=mark)~"
    rf"(?P<year>{_YEAR})"
)
DAY_SPACED = _pattern(rf"{_WEEKDAY},? (?P<day>\d\d) (?P<month>\d\d) (?P<year>{_YEAR})")
DAY_SHORT = _pattern(rf"(?P<cue>{_DAY_CUE})(?P<day>\d{{1,2}})(?P<mark>~/~|[.–-])(?P<month>\d{{1,2}})")
DAY_ALONE = _pattern(r"ngày \d{1,2}")
MONTH = _pattern(
    rf"{_PIECE}tháng (?P<month>\d{{1,2}})(?:~[/.–-]~(?P<year>{_YEAR})|,?~năm (?P<year2>{_YEAR}))?"
)
MONTH_BARE = _pattern(rf"(?P<month>\d{{1,2}})/(?P<year>{_YEAR})")
QUARTER = _pattern(
    rf"{_PIECE}qu[ýí] (?P<quarter>IV|I{{1,3}}|[1-4])(?:~[/–-]~(?P<year>{_YEAR})|,?~năm (?P<year2>{_YEAR}))?"
)
MONTHS = _pattern(
    rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(WORDS, key=len, reverse=True))}) tháng "
    rf"(?:(?P<side>đầu|cuối) )?(?:của )?năm(?: (?P<year>{_YEAR})| (?P<relative>nay|ngoái))?"
)
HALF = _pattern(
    rf"nửa (?P<side>đầu|cuối) (?:của )?năm(?: (?P<year>{_YEAR})| (?P<relative>nay|ngoái))(?P<count>)"
)
TERM = _pattern(
    rf"(?:nhiệm~k[ỳì]|nk) (?:[IVXL]{{1,7}}~[,(]?~)?(?P<year>{_YEAR})(?:{_DASH}| (?:đến )?)(?P<last>{_YEAR})"
)
YEARS = _pattern(
    rf"(?:(?:trong )?giai đoạn |thời k[ỳì] |năm học )?"
    rf"(?P<year>{_YEAR})(?:{_DASH}| đến (?:hết )?(?:năm )?)(?P<last>{_YEAR})"
)
YEAR_PAIR = _pattern(  # `trong 2 năm 2020 và 2021`
    rf"(?:hai|2|02) năm~\(?(?P<year>{_YEAR})(?: và |~[,-–]~)(?P<last>{_YEAR})"
)
YEAR_WORD = _pattern(
    rf"{_PIECE}(?:(?:(?:các|những) )?năm(?: học)?|cùng k[ỳì]|đầu|giữa|cuối|sn) (?P<year>{_YEAR})"
)
YEAR_BARE = _pattern(rf"(?P<year>{_YEAR})")
SINCE = _pattern(r"(?:từ )?đầu năm (?:đến|tới) nay")
RELATIVE = _pattern(
    rf"{_PIECE}(?P<word>năm (?:nay|ngoái)|tháng này|quý này|(?:hiện|đến|tới) nay|hiện tại"
    r"|(?:đến |tới )?thời điểm (?:này|hiện tại|hiện nay)|(?:giờ|bây) (?:đây|giờ)|năm (?:vừa )?qua"
    rf"|(?:hôm|sáng|trưa|chiều|tối) nay|(?:hôm|sáng|trưa|chiều|tối|đêm) qua"
    rf"|cùng k[ỳì](?: năm (?:trước|ngoái))?)"
)
RECURRING = _pattern(r"(?:hằng|hàng) (?P<unit>năm|quý|tháng|ngày)")
IN_TERM = spaced(r"nhiệm~k[ỳì][^.;\n]{0,24}$")
AGAIN = spaced(r" (?:hằng|hàng|mỗi) (?:năm|quý|tháng)(?!\w)")
MANY_BEFORE = spaced(  # `những năm qua`, `5 năm qua`: not the last one
    r"(?:\d|những|các|nhiều|mấy|vài|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|một|hơn|trong từng|mỗi) $"
)
RATE_BEFORE = spaced(r"(?:mỗi|một|hằng|hàng|\d|vài|mấy|nhiều) $", re.I)  # `mỗi tháng 2 lần`
RATE_AFTER = spaced(r" (?:lần|buổi|kỳ|ngày)(?!\w)")
# How digits go on that may be a time: a quick look that spares the patterns most numbers of an article.
DIGITS_OF_TIME = spaced(rf"{_YEAR}|\d{{1,2}}~(?:[/.:–-]|h|giờ|tháng|năm)")
ANCHOR = spaced(rf"{_LEFT}\d")
_PARTS_OF_DAY = "sáng trưa chiều tối đêm"
_FOLLOWING = {  # the words that times open with, and what follows them in the patterns; 0: any digit
    "giờ bây": "đây giờ",
    "ngày mùng mồng sn": "0",
    "hôm": "0 nay qua",
    "rạng": "sáng",
    "nửa": "đầu cuối",
    _PARTS_OF_DAY: "0 nay qua ngày mùng mồng hôm",
    "thứ": "0 hai ba tư năm sáu bảy",
    "chủ": "nhật",
    "tháng": "0 này",
    "quý quí": "0 này i ii iii iv",
    "năm": "0 học nay ngoái qua vừa",
    "các những hai": "năm",
    "trong": "giai",
    "giai": "đoạn",
    "thời": "kỳ kì điểm",
    "nhiệm cùng": "kỳ kì",
    "từ": "0 đầu",
    "đầu giữa cuối": "0 năm tháng quý quí các những cùng sn đầu giữa cuối hiện đến tới thời giờ bây hôm "
    + _PARTS_OF_DAY,
    "hiện": "nay tại",
    "đến tới": "nay thời",
    "hằng hàng": "năm quý tháng ngày",
    "ba sáu bảy tám chín mười": "tháng một",
}
ANCHOR_WORDS = frozenset(
    {"0", "nk"}
    | {
        f"{one} {two}"
        for words, after in _FOLLOWING.items()
        for one in words.split()
        for two in after.split()
    }
)
