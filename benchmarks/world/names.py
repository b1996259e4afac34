"""Personal names at the rate at which they occur: Nguyễn Văn Hùng many times, Y Blin Adrơng once.

Shares are of surname, middle and given syllables of the Kinh, independent of each other, as encyclopedias and
lists of pupils give them; other peoples have short lists of surnames of their own.
"""

import random
from itertools import accumulate

_KINH = (
    "Nguyễn 380 Trần 120 Lê 95 Phạm 70 Hoàng 45 Phan 40 Vũ 30 Võ 25 Đặng 22 Bùi 22 Đỗ 17 Hồ 14 Ngô "
    "14 Dương 11 "
    "Lý 6 Huỳnh 18 Đinh 9 Trương 12 Lương 7 Đào 8 Mai 6 Cao 6 Hà 6 Trịnh 7 Tạ 4 Lâm 4 Đoàn 7 Phùng 4 "
    "Tô 3 Chu 4 "
    "Quách 2 Kiều 2 Lưu 4 Thái 3 Nghiêm 1 Khổng 1 La 1 Vương 2 Doãn 1 Bạch 1"
)
_MALE_MIDDLE = (
    "Văn 380 Đức 55 Minh 45 Ngọc 45 Xuân 45 Quang 45 Hữu 40 Đình 40 Quốc 35 Thanh 35 Công 30 Anh 15 "
    "Duy 20 Trọng 20 "
    "Thế 20 Mạnh 20 Tiến 15 Viết 12 Bá 10 Hồng 15 Trung 12 Chí 12 Việt 10 Như 3 Nhật 4 Gia 5 Khắc 8 "
    "Hoàng 12 Tuấn 8"
)
_FEMALE_MIDDLE = (
    "Thị 640 Thu 30 Thanh 30 Ngọc 30 Hồng 25 Kim 25 Minh 15 Bích 15 Thúy 15 Phương 15 Mai 8 Diệu 6 Lệ 6"
)
_MALE_GIVEN = (
    "Hùng 33 Dũng 28 Tuấn 26 Hải 24 Sơn 24 Thắng 23 Cường 22 Minh 20 Bình 19 Nam 18 Long 17 Hòa 15 "
    "Thành 20 Trung 18 "
    "Hà 12 Tùng 12 Đức 15 Quang 15 Toàn 13 Chiến 13 Phúc 10 Tâm 9 Thanh 11 Vinh 12 Hiếu 11 Hưng 13 "
    "Huy 11 Kiên 10 "
    "Khánh 10 Lâm 10 Mạnh 10 Nghĩa 10 Phong 10 Quân 10 Quý 8 Tân 8 Thịnh 9 Tiến 11 Trường 9 Việt 9 "
    "Anh 9 Bảo 6 Chung 7 "
    "Cương 5 Đạt 7 Định 5 Đông 6 Giang 7 Hậu 5 Hoàng 8 Khoa 5 Kỳ 3 Lộc 5 Lợi 6 Luận 3 Lực 5 Mỹ 2 "
    "Ngọc 7 Nhân 5 "
    "Phương 6 Thái 7 Thế 3 Thọ 5 Thuận 6 Tình 4 Trí 5 Triều 2 Trọng 4 Tú 6 Tuyên 4 Tường 3 Vương 3 "
    "Xuân 4 Ý 1 Vỹ 2"
)
_FEMALE_GIVEN = (
    "Hương 33 Lan 28 Hoa 25 Hà 25 Thủy 25 Hằng 24 Nga 20 Hạnh 20 Hồng 20 Thảo 18 Huyền 18 Phương 20 "
    "Mai 17 Dung 16 "
    "Nhung 16 Yến 13 Thu 15 Hiền 22 Liên 14 Loan 14 Tuyết 13 Hoài 8 Ngọc 12 Anh 12 Bình 7 Chi 8 Cúc "
    "5 Đào 5 Duyên 7 "
    "Giang 8 Hải 8 Hiên 3 Hòa 9 Huệ 10 Khánh 6 Lý 5 Minh 8 Mỹ 5 Nguyệt 9 Oanh 9 Phượng 9 Quyên 6 "
    "Quỳnh 7 Tâm 10 Thanh 14 "
    "Thơ 4 Thoa 5 Thúy 10 Trang 11 Trinh 4 Vân 14 Xuân 7 Xuyến 3"
)
_NORTH = (
    "Ma 10 Nông 12 Hoàng 15 Lương 8 Hà 6 Vi 5 Lò 6 Quàng 4 Cà 3 Triệu "
    "9 Bàn 8 Đặng 5 Lý 6 Phàn 3 Chẩu 4 Lộc 1 Quan 4"
)
_MONG = "Vàng 10 Giàng 10 Sùng 9 Vừ 6 Thào 8 Hầu 3 Mua 4 Hờ 3 Lầu 5 Cứ 2"
_MONG_MALE = "A Seo Mí Sè Chứ Pó Nỏ Dúng Páo Chá Lềnh Vư Sình Súa Giống Tủa Lử Dơ Chu Phừ Dình Sử Già"
_MONG_FEMALE = "Thị Mỷ Dí Máy Sua Dợ Pà Xia Chở Vá Sáo Mai Dua Súng Thào Chía Ly Say"
_HIGHLAND_CLANS = (
    "Niê 10 Êban 8 Mlô 6 Kbuôr 5 Byă 6 Ayun 4 Kđoh 2 Adrơng 3 Hwing "
    "2 Kpă 4 Rahlan 3 Siu 6 Rơ Châm 4 Ksor 5 Nay 5"
)
_HIGHLAND_OPENINGS = "Bl Nh Th Kr Dj Ph T Hl Ng W Bh Ml Br J S L B Dh M H Gh Kh Y D Dr P Đr Kl Pl Tr R N"
_HIGHLAND_RIMES = (
    "in uăn uật ăk uang ương uyên ơm oan iên em anh ui ut ek an ăn i er ăm iăk uôn ung am och ak uen "
    "ang ơi ưm út ưh ơng âu "
    "ơt ơch ên ông oi ưng iu ôl êh"
)

Region = str  # "north", "highland", "delta": who lives there
_MINORITY = {"north": 0.4, "highland": 0.3, "delta": 0.02}


class _Wheel:
    """Words drawn by their shares."""

    def __init__(self, listed: str) -> None:
        parts = listed.split()
        self.words: list[str] = []
        shares: list[int] = []
        for part in parts:
            if part.isdigit():
                shares.append(int(part))
            elif len(self.words) > len(shares):
                self.words[-1] += " " + part
            else:
                self.words.append(part)
        self._sums = list(accumulate(shares)) if shares else None

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.words, cum_weights=self._sums)[0]


_KINH_W, _NORTH_W, _MONG_W, _CLANS_W = (_Wheel(w) for w in (_KINH, _NORTH, _MONG, _HIGHLAND_CLANS))
_MIDDLES = {"male": _Wheel(_MALE_MIDDLE), "female": _Wheel(_FEMALE_MIDDLE)}
_GIVENS = {"male": _Wheel(_MALE_GIVEN), "female": _Wheel(_FEMALE_GIVEN)}


def draw_name(chance: random.Random, gender: str, region: Region) -> str:
    """A full name as a careful paper writes it."""
    if chance.random() >= _MINORITY[region]:
        return _with_middle(chance, _KINH_W.draw(chance), gender)
    if region == "highland":
        return _highland(chance, gender)
    if chance.random() < 0.3:
        names = (_MONG_MALE if gender == "male" else _MONG_FEMALE).split()
        middle = chance.choice(names[:4]) if gender == "male" else "Thị"
        return f"{_MONG_W.draw(chance)} {middle} {chance.choice(names[1:])}"
    return _with_middle(chance, _NORTH_W.draw(chance), gender)


def _with_middle(chance: random.Random, surname: str, gender: str) -> str:
    middle, given = _MIDDLES[gender].draw(chance), _GIVENS[gender].draw(chance)
    if gender == "female" and middle == "Thị" and chance.random() < 0.3:
        middle = "Thị " + _FEMALE_SECOND.draw(chance)
    elif chance.random() < 0.04:
        middle += " " + _KINH_W.draw(chance)
    parts = middle.split()
    return f"{surname} {given}" if parts[-1] == given else f"{surname} {middle} {given}"


_FEMALE_SECOND = _Wheel(
    "Thu 20 Thanh 20 Ngọc 15 Hồng 15 Kim 15 Bích 12 Thúy 12 Phương 10 Minh 8 Mai 6 Như 4 Lan 4"
)


def _highland(chance: random.Random, gender: str) -> str:
    draw = chance.random()
    given = _syllable(chance)
    if draw < 0.5:  # Ê Đê, Gia Rai: the clan stands last
        clan = _CLANS_W.draw(chance)
        return f"Y {given} {clan}" if gender == "male" else f"H’{given} {clan}"
    if draw < 0.8:  # Ba Na, Xơ Đăng
        return f"A {given}" if gender == "male" else f"Y {given}"
    return f"{_CLANS_W.draw(chance)} {'H’' if gender == 'female' else 'Y '}{given}"


def _syllable(chance: random.Random) -> str:
    """Given names of the highlands are many."""
    return chance.choice(_HIGHLAND_OPENINGS.split()) + chance.choice(_HIGHLAND_RIMES.split())
