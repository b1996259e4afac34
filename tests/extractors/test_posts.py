"""Who holds which post. People are given, in square brackets: `[Vi Quốc Khải]`, `[Khải=Vi Quốc Khải]`."""

import re

import pytest

from extractors.document import Document, Sentence, Zone
from extractors.frame import read_frame
from extractors.posts import extract_posts
from extractors.records import Mention, PostClaim, quote

# (text, the claims a careful reader writes down: person, title, organisation, change)
FOUND = [
    # name first
    (
        "Ông [Lèng Văn Pá], Bí thư Đảng ủy xã Tả Sín cho biết xã đã xong đường bê tông.",
        {("Lèng Văn Pá", "Bí thư", "Đảng ủy xã Tả Sín", "holds")},
    ),
    (
        "Đồng chí [Lường Văn Toản] - Bí thư Huyện ủy Sơn Lĩnh phát biểu.",
        {("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Đồng chí [Lường Văn Toản], Ủy viên BCH Trung ương Đảng, Bí thư Tỉnh ủy phát biểu.",
        {
            ("Lường Văn Toản", "Ủy viên", "Ban Chấp hành Trung ương Đảng", "holds"),
            ("Lường Văn Toản", "Bí thư", "Tỉnh ủy Tuyên Quang", "holds"),
        },
    ),
    (
        "Bí thư Tỉnh ủy [Lường Văn Toản] và Phó Thủ tướng Thường trực Chính phủ [Vi Văn Sáu] dự.",
        {
            ("Lường Văn Toản", "Bí thư", "Tỉnh ủy Tuyên Quang", "holds"),
            ("Vi Văn Sáu", "Phó Thủ tướng Thường trực", "Chính phủ", "holds"),
        },
    ),
    (
        "Bí thư Tỉnh ủy [Chẩu Văn Bách] dự.",
        {("Chẩu Văn Bách", "Bí thư", "Tỉnh ủy Tuyên Quang", "holds")},
    ),
    (
        "Đồng chí [Lường Văn Toản]-Bí thư Huyện ủy Sơn Lĩnh phát biểu.",
        {("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Đồng chí [Lường Văn Toản] – Tỉnh ủy viên – Bí thư Huyện ủy Sơn Lĩnh dự.",
        {
            ("Lường Văn Toản", "Tỉnh ủy viên", "Tỉnh ủy Tuyên Quang", "holds"),
            ("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Anh [Nông Đức Thiện] (Bí thư Chi bộ thôn Nà Ón) dẫn chúng tôi ra ruộng.",
        {("Nông Đức Thiện", "Bí thư", "Chi bộ thôn Nà Ón", "holds")},
    ),
    (
        "Thượng tá [Phùng Đình Lộc] (thứ 2 từ phải sang), Trưởng Công an huyện Sơn Lĩnh trao quà.",
        {("Phùng Đình Lộc", "Trưởng Công an", "Công an huyện Sơn Lĩnh", "holds")},
    ),
    (
        "Bà [Hoàng Thị Miên], sinh năm 1971, Phó Chủ tịch UBND huyện Sơn Lĩnh nhận hoa.",
        {("Hoàng Thị Miên", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds")},
    ),
    (
        "Ông [Đàm Văn Cự] là Giám đốc Sở Y tế tỉnh Tuyên Quang.",
        {("Đàm Văn Cự", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds")},
    ),
    (
        "Ông [Đàm Văn Cự] hiện là Phó Bí thư Thường trực Huyện ủy Sơn Lĩnh.",
        {("Đàm Văn Cự", "Phó Bí thư Thường trực", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Chị [Lò Thị Xuyến], trưởng thôn Nà Ón, đi từng nhà.",
        {("Lò Thị Xuyến", "Trưởng thôn", "Thôn Nà Ón", "holds")},
    ),
    (
        "Đồng chí [Nhữ Văn Bách], Trưởng ban Tổ chức Huyện ủy Sơn Lĩnh trình bày.",
        {("Nhữ Văn Bách", "Trưởng ban", "Ban Tổ chức Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Đồng chí [Nhữ Văn Bách], Phó Trưởng Ban Tuyên giáo Tỉnh ủy Tuyên Quang dự.",
        {("Nhữ Văn Bách", "Phó Trưởng ban", "Ban Tuyên giáo Tỉnh ủy Tuyên Quang", "holds")},
    ),
    (
        "Đồng chí [Nhữ Văn Bách], Ủy viên Ban Thường vụ Huyện ủy Sơn Lĩnh dự.",
        {("Nhữ Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Đồng chí [Nhữ Văn Bách], Ủy viên BTV Tỉnh ủy, dự.",
        {("Nhữ Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Tuyên Quang", "holds")},
    ),
    (
        "Đồng chí [Nhữ Văn Bách], UVBTV Tỉnh ủy, dự.",
        {("Nhữ Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Tuyên Quang", "holds")},
    ),
    (
        "Đồng chí [Trần Văn Khải], UVTW Đảng, Bí thư Tỉnh ủy Tuyên Quang chủ trì.",
        {
            ("Trần Văn Khải", "Ủy viên", "Ban Chấp hành Trung ương Đảng", "holds"),
            ("Trần Văn Khải", "Bí thư", "Tỉnh ủy Tuyên Quang", "holds"),
        },
    ),
    (
        "Đồng chí [Trần Văn Khải], Ủy viên Trung ương Đảng, dự.",
        {("Trần Văn Khải", "Ủy viên", "Ban Chấp hành Trung ương Đảng", "holds")},
    ),
    (
        "Đồng chí [Trần Văn Khải], Ủy viên Bộ Chính trị, dự.",
        {("Trần Văn Khải", "Ủy viên", "Bộ Chính trị", "holds")},
    ),
    (
        "Đồng chí [Trần Văn Khải], Bí thư Trung ương Đảng, dự.",
        {("Trần Văn Khải", "Bí thư", "Ban Bí thư Trung ương Đảng", "holds")},
    ),
    (
        "Đồng chí [Vi Quốc Khải], TUV, Bí thư Huyện ủy Sơn Lĩnh dự.",
        {
            ("Vi Quốc Khải", "Tỉnh ủy viên", "Tỉnh ủy Tuyên Quang", "holds"),
            ("Vi Quốc Khải", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Bà [Hoàng Thị Miên], Chánh Văn phòng UBND tỉnh Tuyên Quang nói.",
        {("Hoàng Thị Miên", "Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Tuyên Quang", "holds")},
    ),
    (
        "Bà [Hoàng Thị Miên], Trưởng phòng Nội vụ huyện Sơn Lĩnh nói.",
        {("Hoàng Thị Miên", "Trưởng phòng", "Phòng Nội vụ huyện Sơn Lĩnh", "holds")},
    ),
    (
        "Ông [Giàng A Páo], Chủ tịch xã Tả Sín nói.",
        {("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "holds")},
    ),
    (
        "Ông [Giàng A Páo], Đại biểu HĐND tỉnh Tuyên Quang nói.",
        {("Giàng A Páo", "Đại biểu", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds")},
    ),
    (
        "Ông [Giàng A Páo], Chánh án Tòa án nhân dân tỉnh Tuyên Quang nói.",
        {("Giàng A Páo", "Chánh án", "Tòa án nhân dân tỉnh Tuyên Quang", "holds")},
    ),
    (
        "Ông [Giàng A Páo], Chủ nhiệm UBKT Huyện ủy Sơn Lĩnh nói.",
        {("Giàng A Páo", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Bà [Hoàng Thị Miên], Chủ tịch Hội Liên hiệp Phụ nữ xã Tả Sín nói.",
        {("Hoàng Thị Miên", "Chủ tịch", "Hội Liên hiệp Phụ nữ xã Tả Sín", "holds")},
    ),
    # `Hội` alone, of several: that of the unit which the article is about, and no council (`Hội đồng`)
    (
        (
            "Hội LHPN huyện Chư Lang mở đại hội. Huyện Chư Lang có nhiều hội viên.\n"
            "Dự có đại diện Hội LHPN tỉnh Gia Lai, HĐND huyện Chư Lang.\n"
            "Bà [Lý Thị Mai] được bầu giữ chức Chủ tịch Hội."
        ),
        {("Lý Thị Mai", "Chủ tịch", "Hội Liên hiệp Phụ nữ huyện Chư Lang", "elected")},
    ),
    # former, acting
    (
        "Ông [Lý Mí Sò], nguyên Bí thư Huyện ủy Mèo Vạc, kể chuyện cũ.",
        {("Lý Mí Sò", "Bí thư", "Huyện ủy Mèo Vạc", "former")},
    ),
    (
        "Ông [Lý Mí Sò], nguyên Bí thư Huyện ủy Mèo Vạc, nay là Bí thư Đảng ủy xã Tả Sín.",
        {
            ("Lý Mí Sò", "Bí thư", "Huyện ủy Mèo Vạc", "former"),
            ("Lý Mí Sò", "Bí thư", "Đảng ủy xã Tả Sín", "holds"),
        },
    ),
    (
        "Bà [Hoàng Thị Miên], quyền Chủ tịch UBND huyện Sơn Lĩnh ký.",
        {("Hoàng Thị Miên", "Quyền Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "acting")},
    ),
    (
        "Bà [Hoàng Thị Miên], Phó Giám đốc phụ trách Sở Tài chính tỉnh Tuyên Quang ký.",
        {("Hoàng Thị Miên", "Phó Giám đốc phụ trách", "Sở Tài chính tỉnh Tuyên Quang", "acting")},
    ),
    # post first
    (
        "Bí thư Huyện ủy Sơn Lĩnh [Lường Văn Toản] kết luận hội nghị.",
        {("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Đồng chí Bí thư Huyện ủy Sơn Lĩnh [Lường Văn Toản] kết luận.",
        {("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Theo Chủ tịch UBND xã Tả Sín, ông [Giàng A Páo], xã còn hai thôn khó khăn.",
        {("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "holds")},
    ),
    (
        "Phó Chủ tịch UBND xã Tả Sín, huyện Sơn Lĩnh (Tuyên Quang) [Giàng A Páo] nói.",
        {("Giàng A Páo", "Phó Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "holds")},
    ),
    (
        "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh [Vi Quốc Khải] dự.",
        {
            ("Vi Quốc Khải", "Phó Bí thư", "Tỉnh ủy Tuyên Quang", "holds"),
            ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "Thủ tướng [Trần Văn Khải] yêu cầu sớm hoàn thành.",
        {("Trần Văn Khải", "Thủ tướng", "Chính phủ", "holds")},
    ),
    (
        "Tổng Bí thư [Trần Văn Khải] gửi thư.",
        {("Trần Văn Khải", "Tổng Bí thư", None, "holds")},
    ),
    (
        "Chủ tịch Quốc hội [Hoàng Thị Miên], Thủ tướng [Trần Văn Khải] dự lễ.",
        {
            ("Hoàng Thị Miên", "Chủ tịch", "Quốc hội", "holds"),
            ("Trần Văn Khải", "Thủ tướng", "Chính phủ", "holds"),
        },
    ),
    (
        "Bí thư Huyện ủy Sơn Lĩnh là ông [Lường Văn Toản].",
        {("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds")},
    ),
    (
        "Trưởng thôn Nà Ón [Lò Thị Xuyến] mở đầu cuộc họp.",
        {("Lò Thị Xuyến", "Trưởng thôn", "Thôn Nà Ón", "holds")},
    ),
    # lists
    (
        (
            "Dự có các đồng chí: [Lường Văn Toản], Bí thư Huyện ủy Sơn Lĩnh; [Hoàng Thị Miên], Chủ tịch HĐND "
            "huyện Sơn Lĩnh; [Vi Quốc Khải], Phó Bí thư Huyện ủy Sơn Lĩnh, Chủ tịch UBND huyện Sơn Lĩnh."
        ),
        {
            ("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Hoàng Thị Miên", "Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "holds"),
            ("Vi Quốc Khải", "Phó Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        (
            "Đồng chí [Lường Văn Toản], Bí thư Huyện ủy Sơn Lĩnh, đồng chí [Vi Quốc Khải], Chủ tịch UBND "
            "huyện Sơn Lĩnh và [Hoàng Thị Miên], Giám đốc Sở Y tế tỉnh Tuyên Quang cắt băng."
        ),
        {
            ("Lường Văn Toản", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Hoàng Thị Miên", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "Các Phó Chủ tịch UBND huyện Sơn Lĩnh: [Lò Văn Hưng], [Cà Thị Mai] và [Vi Văn Sáu] cùng dự.",
        {
            ("Lò Văn Hưng", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Sở có 2 Phó Giám đốc Sở Y tế tỉnh Tuyên Quang gồm ông [Lò Văn Hưng] và bà [Cà Thị Mai].",
        {
            ("Lò Văn Hưng", "Phó Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds"),
            ("Cà Thị Mai", "Phó Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "[Lò Văn Hưng] và [Cà Thị Mai] - Phó Chủ tịch HĐND tỉnh Tuyên Quang chủ trì.",
        {
            ("Lò Văn Hưng", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "[Lò Văn Hưng], [Cà Thị Mai], các Phó Chủ tịch HĐND tỉnh Tuyên Quang chủ trì.",
        {
            ("Lò Văn Hưng", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
        },
    ),
    # two posts, one body
    (
        "Ông [Giàng A Páo], Bí thư kiêm Chủ tịch UBND xã Tả Sín, nói mỗi tháng bớt hai cuộc họp.",
        {
            ("Giàng A Páo", "Bí thư", "Đảng ủy xã Tả Sín", "holds"),
            ("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "holds"),
        },
    ),
    (
        "Ông [Giàng A Páo], Phó Bí thư, Chủ tịch UBND huyện Sơn Lĩnh dự.",
        {
            ("Giàng A Páo", "Phó Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Ông [Giàng A Páo], Bí thư Đảng ủy, Giám đốc Sở Y tế tỉnh Tuyên Quang dự.",
        {
            ("Giàng A Páo", "Bí thư", "Đảng ủy Sở Y tế tỉnh Tuyên Quang", "holds"),
            ("Giàng A Páo", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "Ông [Giàng A Páo], Bí thư Đảng ủy, Chủ tịch UBND xã Tả Sín dự.",
        {
            ("Giàng A Páo", "Bí thư", "Đảng ủy xã Tả Sín", "holds"),
            ("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "holds"),
        },
    ),
    (
        "Ông [Giàng A Páo], Bí thư Chi bộ kiêm Trưởng thôn Nà Ón dự.",
        {
            ("Giàng A Páo", "Bí thư", "Chi bộ thôn Nà Ón", "holds"),
            ("Giàng A Páo", "Trưởng thôn", "Thôn Nà Ón", "holds"),
        },
    ),
    (
        "Bà [Hoàng Thị Miên], Bí thư Đảng đoàn, Chủ tịch HĐND tỉnh Tuyên Quang dự.",
        {
            ("Hoàng Thị Miên", "Bí thư", "Đảng đoàn Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
            ("Hoàng Thị Miên", "Chủ tịch", "Hội đồng nhân dân tỉnh Tuyên Quang", "holds"),
        },
    ),
    # told
    (
        "Đồng chí [Vi Quốc Khải] được tín nhiệm bầu làm Bí thư Huyện ủy Sơn Lĩnh.",
        {("Vi Quốc Khải", "Bí thư", "Huyện ủy Sơn Lĩnh", "elected")},
    ),
    (
        (
            "Hội nghị bầu đồng chí [Hoàng Thị Miên], Phó Chủ tịch UBND huyện Sơn Lĩnh, giữ chức Phó Bí thư "
            "Huyện ủy Sơn Lĩnh nhiệm kỳ 2020 - 2025 với 36/38 phiếu."
        ),
        {
            ("Hoàng Thị Miên", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Hoàng Thị Miên", "Phó Bí thư", "Huyện ủy Sơn Lĩnh", "elected"),
        },
    ),
    (
        (
            "Tỉnh bổ nhiệm lại ông [Đàm Văn Cự], sinh ngày 5/3/1966, giữ chức vụ Giám đốc Sở Y tế tỉnh Tuyên "
            "Quang."
        ),
        {("Đàm Văn Cự", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "appointed")},
    ),
    (
        "Ông [Đàm Văn Cự] được điều động, phân công làm Phó Bí thư Huyện đoàn Sơn Lĩnh.",
        {("Đàm Văn Cự", "Phó Bí thư", "Huyện đoàn Sơn Lĩnh", "appointed")},
    ),
    (
        "Huyện ủy quyết định cách chức Chủ tịch UBND xã Tả Sín đối với ông [Giàng A Páo].",
        {("Giàng A Páo", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "removed")},
    ),
    (
        "Huyện cho ông [Giàng A Páo] thôi giữ chức Phó Chủ tịch UBND xã Tả Sín.",
        {("Giàng A Páo", "Phó Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "ended")},
    ),
    (
        (
            "Lễ trao quyết định bổ nhiệm chức vụ Viện trưởng Viện Kiểm sát nhân dân tỉnh Tuyên Quang cho bà "
            "[Hoàng Thị Miên]."
        ),
        {("Hoàng Thị Miên", "Viện trưởng", "Viện kiểm sát nhân dân tỉnh Tuyên Quang", "appointed")},
    ),
    (
        "[Lò Văn Hưng] tốt nghiệp năm 1999. Anh từng là Trưởng thôn Nà Ón.",
        {("Lò Văn Hưng", "Trưởng thôn", "Thôn Nà Ón", "former")},
    ),
    (
        "Đồng chí [Đàm Văn Cự] được chuẩn y giữ chức vụ Phó Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Tuyên Quang.",
        {("Đàm Văn Cự", "Phó Chủ nhiệm", "Ủy ban Kiểm tra Tỉnh ủy Tuyên Quang", "approved")},
    ),
    (
        (
            "Tỉnh ủy điều động đồng chí [Vi Quốc Khải], Chủ tịch UBND huyện Sơn Lĩnh, đến Ban Nội chính Tỉnh "
            "ủy và bổ nhiệm giữ chức Phó Trưởng Ban, thay đồng chí [Đàm Văn Cự] nghỉ hưu từ ngày 01/12/2023."
        ),
        {
            ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "ended"),
            ("Vi Quốc Khải", "Phó Trưởng ban", "Ban Nội chính Tỉnh ủy Tuyên Quang", "appointed"),
            ("Đàm Văn Cự", "Phó Trưởng ban", "Ban Nội chính Tỉnh ủy Tuyên Quang", "former"),
        },
    ),
    # the fuller form counts for the shorter one
    (
        (
            "Đồng chí [Hồ Văn Chiêu], Phó Bí thư Chi bộ thôn Nà Ón dẫn đường.\n"
            "Đồng chí [Hồ Văn Chiêu], Phó Bí thư Chi bộ thôn chia sẻ."
        ),
        {("Hồ Văn Chiêu", "Phó Bí thư", "Chi bộ thôn Nà Ón", "holds")},
    ),
    (
        "Đồng chí [Hùng=Hà Xuân Hùng] được bầu làm Bí thư Đảng ủy xã Tả Sín.",
        {("Hà Xuân Hùng", "Bí thư", "Đảng ủy xã Tả Sín", "elected")},
    ),
    # charts
    (
        "Đ/c [Nguyễn Bá Uyển]\nPhó Bí thư Thường trực Huyện ủy Sơn Lĩnh, Chủ tịch HĐND huyện Sơn Lĩnh",
        {
            ("Nguyễn Bá Uyển", "Phó Bí thư Thường trực", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Nguyễn Bá Uyển", "Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    # posts of several people, lists toward people
    (
        "Các đồng chí [Vi Văn Sáu] và [Lò Văn Hưng] được bầu làm Phó Bí thư Huyện ủy Sơn Lĩnh.",
        {
            ("Vi Văn Sáu", "Phó Bí thư", "Huyện ủy Sơn Lĩnh", "elected"),
            ("Lò Văn Hưng", "Phó Bí thư", "Huyện ủy Sơn Lĩnh", "elected"),
        },
    ),
    (
        "Kỷ luật 2 Tỉnh ủy viên: ông [K Brét] (Bí thư Huyện ủy Sơn Lĩnh), [Vi Văn Sáu] (Giám đốc Sở Y tế).",
        {
            ("K Brét", "Tỉnh ủy viên", "Tỉnh ủy Tuyên Quang", "holds"),
            ("K Brét", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Vi Văn Sáu", "Tỉnh ủy viên", "Tỉnh ủy Tuyên Quang", "holds"),
            ("Vi Văn Sáu", "Giám đốc", "Sở Y tế tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "Bầu chức danh Ủy viên UBND huyện Sơn Lĩnh đối với 02 người: ông [Vi Văn Sáu] và bà [Cà Thị Mai].",
        {
            ("Vi Văn Sáu", "Ủy viên", "Ủy ban nhân dân huyện Sơn Lĩnh", "elected"),
            ("Cà Thị Mai", "Ủy viên", "Ủy ban nhân dân huyện Sơn Lĩnh", "elected"),
        },
    ),
    (
        (
            "Có các đồng chí: [Vi Văn Sáu], [Lò Văn Hưng], Phó Chủ tịch UBND huyện Sơn Lĩnh; [Cà Thị Mai], "
            "Bí thư Huyện đoàn Sơn Lĩnh."
        ),
        {
            ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Lò Văn Hưng", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Bí thư", "Huyện đoàn Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Ông [Vi Văn Sáu] và ông [Lò Văn Hưng], Phó Chủ tịch UBND huyện Sơn Lĩnh đến dự.",
        {("Lò Văn Hưng", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds")},
    ),
    (
        "Ở xã Tả Sín, Bí thư [Vi Văn Sáu] đi từng thôn.",
        {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tả Sín", "holds")},
    ),
    (
        "Phó Chủ tịch HĐND huyện Sơn Lĩnh là ông [Vi Văn Sáu], Bí thư Huyện đoàn là bà [Cà Thị Mai].",
        {
            ("Vi Văn Sáu", "Phó Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Bí thư", "Huyện đoàn Sơn Lĩnh", "holds"),
        },
    ),
    # what may stand between a name and a post
    (
        "Ông [Vi Văn Sáu], cán bộ hưu trí, nguyên Chủ tịch UBND xã Tả Sín, góp ý.",
        {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "former")},
    ),
    (
        "Cụ [Quan Văn Lẫm], 92 tuổi, ở thôn Bản Thín, nguyên Chủ tịch UBND xã Tả Sín kể lại.",
        {("Quan Văn Lẫm", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "former")},
    ),
    (
        "Ông [Vi Văn Sáu] (SN 1970, trú xã Tả Sín, nguyên Chủ tịch UBND xã Tả Sín) bị bắt.",
        {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "former")},
    ),
    (
        "Chị [Y Plai], người Xơ Đăng ở xa về làm dâu, nay là Phó Bí thư Chi bộ thôn Nà Ón, kể.",
        {("Y Plai", "Phó Bí thư", "Chi bộ thôn Nà Ón", "holds")},
    ),
    (
        "Anh [K Vẽn], người Cơ Ho, Bí thư Đoàn xã Tả Sín mở lớp.",
        {("K Vẽn", "Bí thư", "Đoàn xã Tả Sín", "holds")},
    ),
    (
        "Theo lời ông [Vi Văn Sáu], người từng giữ chức Chủ tịch UBND xã Tả Sín.",
        {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "former")},
    ),
    (
        "Chi bộ thôn Nà Ón do đồng chí [Vi Văn Sáu] làm Bí thư có 20 đảng viên.",
        {("Vi Văn Sáu", "Bí thư", "Chi bộ thôn Nà Ón", "holds")},
    ),
    (
        "Được bầu làm Trưởng bản Nà Ón từ năm 2010, ông [Vi Văn Sáu] luôn gương mẫu.",
        {("Vi Văn Sáu", "Trưởng bản", "Bản Nà Ón", "elected")},
    ),
    (
        "Ông [Vi Văn Sáu] bị kỷ luật bằng hình thức cách chức Bí thư Đảng ủy xã Tả Sín.",
        {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tả Sín", "removed")},
    ),
    # bodies from the words around
    (
        "Đồng chí [Vi Văn Sáu], Ủy viên Ban Thường vụ, Trưởng Ban Nội chính Tỉnh ủy dự.",
        {
            ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Tỉnh ủy Tuyên Quang", "holds"),
            ("Vi Văn Sáu", "Trưởng ban", "Ban Nội chính Tỉnh ủy Tuyên Quang", "holds"),
        },
    ),
    (
        "Có [Vi Văn Sáu], Bí thư; [Cà Thị Mai], Phó Bí thư Thường trực Huyện ủy Sơn Lĩnh.",
        {
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Phó Bí thư Thường trực", "Huyện ủy Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Đồng chí [Vi Văn Sáu], Bí thư Huyện ủy Sơn Lĩnh; [Cà Thị Mai], Phó Bí thư Thường trực dự.",
        {
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Phó Bí thư Thường trực", "Huyện ủy Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Ông [Vi Văn Sáu], Chánh Văn phòng, Người phát ngôn của UBND tỉnh Tuyên Quang nói.",
        {
            ("Vi Văn Sáu", "Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Tuyên Quang", "holds"),
            ("Vi Văn Sáu", "Người phát ngôn", "Ủy ban nhân dân tỉnh Tuyên Quang", "holds"),
        },
    ),
    (
        "Đồng chí [Vi Văn Sáu], Giám đốc kiêm Bí thư Chi bộ Trung tâm Y tế huyện Sơn Lĩnh dự.",
        {
            ("Vi Văn Sáu", "Giám đốc", "Trung tâm Y tế huyện Sơn Lĩnh", "holds"),
            ("Vi Văn Sáu", "Bí thư", "Chi bộ Trung tâm Y tế huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Ông [Vi Văn Sáu] được chỉ định giữ chức Bí thư Lạng Sơn.",
        {("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Lạng Sơn", "appointed")},
    ),
    (
        "Hội đồng bầu đồng chí [Hoàng Ngọc Bích], Phó Chủ tịch HĐND huyện Sơn Lĩnh giữ chức Chủ tịch.",
        {
            ("Hoàng Ngọc Bích", "Phó Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "holds"),
            ("Hoàng Ngọc Bích", "Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "elected"),
        },
    ),
    (
        "Ông [Lý Mí Sò], nguyên Bí thư, Chủ tịch UBND huyện Mèo Vạc, kể.",
        {
            ("Lý Mí Sò", "Bí thư", "Huyện ủy Mèo Vạc", "former"),
            ("Lý Mí Sò", "Chủ tịch", "Ủy ban nhân dân huyện Mèo Vạc", "former"),
        },
    ),
    (
        "Đồng chí [Vi Văn Sáu], Trưởng Ban Tổ chức cuộc thi, trao giải.",
        {("Vi Văn Sáu", "Trưởng ban", "Ban Tổ chức cuộc thi", "holds")},
    ),
    (
        "Ứng cử viên đại biểu HĐND tỉnh Tuyên Quang [Cà Thị Mai] tiếp xúc cử tri.",
        {("Cà Thị Mai", "Đại biểu", "Hội đồng nhân dân tỉnh Tuyên Quang", "nominated")},
    ),
    # more charts
    (
        "- Đ/c [Vi Văn Sáu]: Bí thư Huyện ủy Sơn Lĩnh, Chủ tịch HĐND huyện Sơn Lĩnh",
        {
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
            ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        "[Vi Văn Sáu]\tChủ tịch UBND huyện Sơn Lĩnh\t[Cà Thị Mai]\tPhó Chủ tịch UBND huyện Sơn Lĩnh",
        {
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        "Họ và tên: [Vi Văn Sáu]\nQuê quán: xã Tả Sín\nChức vụ: Chủ tịch UBND huyện Sơn Lĩnh",
        {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds")},
    ),
    (
        (
            "Chủ tịch UBND huyện Sơn Lĩnh\nÔng [Vi Văn Sáu]\nĐT: 0207 382\nPhó Chủ tịch UBND huyện Sơn Lĩnh\n"
            "Bà [Cà Thị Mai]"
        ),
        {
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Lĩnh", "holds"),
        },
    ),
    (
        (
            "Đồng chí [Vi Văn Sáu] sinh năm 1970.\n- Từ 5/2005 đến 8/2010: Phó Bí thư Huyện đoàn Sơn Lĩnh\n"
            "- Từ tháng 9/2010 đến nay: Bí thư Huyện ủy Sơn Lĩnh"
        ),
        {
            ("Vi Văn Sáu", "Phó Bí thư", "Huyện đoàn Sơn Lĩnh", "former"),
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Sơn Lĩnh", "holds"),
        },
    ),
]

NOT_FOUND = [
    "Bí thư chi bộ phải gương mẫu; nơi có điều kiện thì bí thư chi bộ đồng thời là trưởng thôn.",  # no holder
    "Hiện xã chưa có Chủ tịch HĐND; chức danh Phó Bí thư Đảng ủy khuyết từ tháng 3/2023.",  # a vacancy
    "Chi bộ được đồng chí Trưởng Ban Tổ chức Tỉnh ủy về dự và góp ý.",  # no name
    "Các đồng chí Thường trực Huyện ủy cùng dự buổi lễ.",  # no name
    "Ông [Giàng A Páo] đề nghị Bí thư Huyện ủy xem xét.",  # somebody else's post
    "Ông [Giàng A Páo] cho biết, Chủ tịch UBND huyện đã đồng ý.",  # speech
    "Bà [Hoàng Thị Miên] gặp Giám đốc Sở Y tế để trao đổi.",  # somebody else's post
    "Anh [Nông Đức Thiện] chia sẻ, làm bí thư chi bộ cần gần dân.",  # generic
    "Chị [Lò Thị Xuyến], chủ hộ kinh doanh, vui vẻ kể.",  # trade
    "Ông [Lò Văn Hưng], đảng viên, người có uy tín của bản, góp đất.",  # membership, standing
    "Ông [Lò Văn Hưng], nông dân giỏi cấp tỉnh, nhận giấy khen.",  # award
    "Thượng tá [Phùng Đình Lộc] trao quà.",  # rank
    "Đoàn kiểm tra do đồng chí [Trần Văn Khải] làm Trưởng đoàn đến xã.",  # ad-hoc delegation
    "Lời dạy của Chủ tịch <Hồ Chí Minh> còn mãi.",  # history
    "Học sinh [Vi Văn Sáu] viết thư gửi Văn phòng Chủ tịch nước.",  # title inside a body
    "Đồng chí [Vi Quốc Khải] báo cáo với Ban Bí thư.",  # title inside a body
    "Đồng chí [Vi Quốc Khải] làm việc với Ban Giám đốc Công an tỉnh.",  # title inside a body
    "Đại biểu [Lò Văn Hưng] phát biểu thảo luận.",  # a guest of the meeting
    "Con trai Bí thư Huyện ủy đi học xa. [Lò Văn Hưng] ở lại.",  # a sentence lies between
    "Xã trao quà cho [Lò Văn Hưng]; bí thư chi bộ cùng dự.",  # another person
    "Ông [Lò Văn Hưng] và Bí thư Đảng ủy xã cùng dự.",  # another person
    "Ông [Lò Văn Hưng] tặng hoa Bí thư Huyện ủy.",  # another person
    "[Lò Văn Hưng] nguyện làm theo lời Chủ tịch nước.",  # no lead
    "Gia đình ông [Lò Văn Hưng] được Chủ tịch UBND xã đến thăm.",  # another person
    "Xe của [Lò Văn Hưng] va vào xe của Giám đốc Công ty Sao Mai.",  # another person
    "Phóng viên hỏi [Lò Văn Hưng]: Trưởng thôn có họp dân không?",  # a question
    "Anh [Lò Văn Hưng], giáo viên chủ nhiệm lớp 5, đến từng nhà.",  # a teacher
    "Anh [Lò Văn Hưng], cán bộ Văn phòng UBND huyện, ghi chép.",  # no rank
    "Theo Quyết định của Chủ tịch UBND tỉnh, [Lò Văn Hưng] được khen thưởng.",  # a document's author
    "Hội nghị bầu Bí thư, Phó Bí thư; sau đó [Lò Văn Hưng] hát tặng đại hội.",  # a meeting's business
    "Ông [Lò Văn Hưng] là con trai của Chủ tịch UBND xã.",  # kinship
    "Theo ông [Lò Văn Hưng]: Bí thư chi bộ phải gương mẫu.",  # what he says
    "Cùng đi với Bí thư Huyện ủy có đồng chí [Lò Văn Hưng].",  # another person
    "Ông [Lò Văn Hưng] và bà [Cà Thị Mai] lần lượt là Bí thư, Phó Bí thư.",  # which is which, the order says
    "Bí thư Huyện ủy trao quyết định bổ nhiệm cho ông [Lò Văn Hưng].",  # who hands over, not who receives
    "Ông [Lò Văn Hưng] công bố quyết định bổ nhiệm chức vụ Giám đốc Sở Y tế.",  # who announces
    "Bộ Tư lệnh Quân khu tặng [Lò Văn Hưng] bằng khen.",  # a body
]

_PERSON = re.compile(r"\[([^\]=]+)(?:=([^\]]+))?\]|<([^>]+)>")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)", re.MULTILINE)


def read(marked: str, home: str | None = "tỉnh Tuyên Quang") -> tuple[Document, list[Mention]]:
    """The document of a marked text, and its people."""
    text, spans, position = "", [], 0
    for match in _PERSON.finditer(marked):
        text += marked[position : match.start()]
        surface = match[1] or match[3]
        spans.append((len(text), len(text) + len(surface), match[2] or surface, match[3] is not None))
        text, position = text + surface, match.end()
    text += marked[position:]
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone("body", start, start + len(line)))
        start += len(line) + 1
    sentences = tuple(Sentence(m.start(), m.end(), 0, 0) for m in _SENTENCE.finditer(text))
    document = Document("t0", text, tuple(zones), sentences, published="2023-11-22", home=home)
    people = [
        Mention("person", name, "full", "explicit", quote(document, a, b, "test"), historical=old)
        for a, b, name, old in spans
    ]
    return document, people


def claims(marked: str) -> list[PostClaim]:
    """The claims of a marked text."""
    document, people = read(marked)
    return list(extract_posts(document, read_frame(document), people))


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: set[tuple[str, str, str | None, str]]) -> None:
    found = {(c.person, c.title, c.organisation, c.change) for c in claims(text)}
    assert found == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_evidence_quotes_the_text(text: str) -> None:
    document, _ = read(text)
    for claim in claims(text):
        assert document.text[claim.evidence.start_char : claim.evidence.end_char] == claim.evidence.surface
        assert document.text[claim.person_start_char : claim.person_end_char]
        assert not claim.evidence.surface.startswith("nguyên")


def test_term_of_the_post() -> None:
    (claim,) = claims("Ông [Lò Văn Hưng] được bầu làm Bí thư Huyện ủy Sơn Lĩnh, nhiệm kỳ 2020 - 2025.")
    assert claim.term == "2020/2025"


def test_day_of_the_appointment() -> None:
    (claim,) = claims(
        "Ngày 27/7/2011, ông [Lò Văn Hưng] được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Tuyên Quang."
    )
    assert claim.as_of == "2011-07-27"


def test_day_of_birth_is_no_day_of_appointment() -> None:
    (claim,) = claims("Ông [Lò Văn Hưng], sinh ngày 27/7/1971, được bổ nhiệm làm Giám đốc Sở Y tế.")
    assert claim.as_of is None


def test_a_name_that_could_be_two_people_holds_nothing() -> None:
    document, (person,) = read("Đồng chí [Hưng], Bí thư Đảng ủy xã Tả Sín dự.")
    doubtful = Mention(
        "person", "Hưng", "given", "unresolved", person.evidence, ("Lò Văn Hưng", "Cà Thị Hưng")
    )
    assert list(extract_posts(document, read_frame(document), [doubtful])) == []


def test_long_text_in_linear_time() -> None:
    import time

    line = "Đồng chí [Lò Văn Hưng], Bí thư Đảng ủy xã Tả Sín, Chủ tịch UBND xã Tả Sín dự. "
    started = time.process_time()
    claims("\n".join([line] * 200))
    short = time.process_time() - started
    started = time.process_time()
    claims("\n".join([line] * 800))
    assert time.process_time() - started < 15 * short + 2
