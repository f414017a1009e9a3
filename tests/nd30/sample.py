"""A document with everything in it, of an invented commune."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ngocha_kh.nd30 import Column, Placeholders, Row, Table, render_docx

REFERENCE = Path(__file__).parents[2] / "templates" / "nd30.docx"
CREATED = date(2026, 7, 1)

FRONT = """---
size_set: "13"
issuer: [Ủy ban nhân dân, xã Tân Hòa]
symbol: BC-UBND
number: ""
place: Tân Hòa
date: ""
year: "2026"
type: BÁO CÁO
summary: Kết quả thực hiện Kế hoạch cải cách hành chính, hoạt động sáng kiến và duy trì hệ thống
  quản lý chất lượng 6 tháng đầu năm 2026
bases:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  - Căn cứ Kế hoạch số 08/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã
addressees: [Ủy ban nhân dân tỉnh, Sở Nội vụ tỉnh]
recipients:
  - Như trên
  - Thường trực Đảng ủy xã
  - Thường trực HĐND xã
  - Chủ tịch, các Phó Chủ tịch UBND xã
  - "Lưu: VT, VHXH"
signature: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]
signer: Nguyễn Văn A
mark: SỐ LIỆU MINH HỌA - KHÔNG DÙNG ĐỂ BÁO CÁO
attached_to: Báo cáo
issuer_name: Ủy ban nhân dân xã Tân Hòa
title: Báo cáo 6 tháng đầu năm 2026
---
"""

_LONG = (
    "Ủy ban nhân dân xã đã chỉ đạo các phòng, đơn vị rà soát toàn bộ nhiệm vụ được giao, xác định "
    "rõ người chủ trì, thời hạn và sản phẩm của từng nhiệm vụ; định kỳ hằng tuần tổng hợp tiến độ, "
    "kịp thời tháo gỡ khó khăn và đôn đốc những nhiệm vụ có nguy cơ chậm. "
)

BODY = f"""
# I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH

{_LONG * 2}

## 1. Văn bản đã ban hành

{_LONG}

- Kế hoạch triển khai nhiệm vụ năm 2026;
- Quyết định thành lập Hội đồng sáng kiến, **kiện toàn** Ban chỉ đạo;
- {_LONG.strip()}

## 2. Công tác kiểm tra

1. Kiểm tra việc thực hiện kỷ luật, kỷ cương hành chính tại 05 đơn vị.
2. {_LONG.strip()}

### a) Kết quả kiểm tra

{_LONG}

# II. KẾT QUẢ THỰC HIỆN

Số liệu chi tiết tại *Phụ lục I* và *Phụ lục II* kèm theo Báo cáo này.

| Nhóm nhiệm vụ | Tổng số | Hoàn thành | Tỷ lệ |
|---|---|---|---|
| Cải cách thủ tục hành chính | 24 | 20 | 83,3% |
| Sáng kiến, cải tiến kỹ thuật | 1.012 | 7 | 0,7% |
| **Tổng cộng** | **1.036** | **27** | **2,6%** |

{_LONG * 2}

# III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN

## 1. Tồn tại, hạn chế

{_LONG * 2}

{_LONG}

## 2. Nguyên nhân

{_LONG * 2}

# IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM

{_LONG}

- Tiếp tục rà soát, đơn giản hóa thủ tục hành chính;
- Tổ chức 02 lớp tập huấn về sáng kiến cho cán bộ, công chức;
- {_LONG.strip()}

{_LONG * 2}

# V. ĐỀ XUẤT, KIẾN NGHỊ

{_LONG}

Trên đây là Báo cáo kết quả 6 tháng đầu năm 2026 của Ủy ban nhân dân xã Tân Hòa.

::: appendix landscape
# Tổng hợp tiến độ thực hiện nhiệm vụ 6 tháng đầu năm 2026

{{wide}}
:::

::: appendix
# Danh mục sáng kiến đề nghị công nhận

Danh mục gồm các sáng kiến đã được Hội đồng thông qua:

{{narrow}}
:::
"""

_PLACES = ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Văn phòng HĐND và UBND", "Trạm Y tế")


def wide_table(rows: int) -> Table:
    """Eleven columns, as in a list of tasks."""
    titles = (
        "STT",
        "Mã nhiệm vụ",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn",
        "Sản phẩm",
        "Khối lượng giao",
        "Đã thực hiện",
        "Tỷ lệ (%)",
        "Ghi chú",
    )
    aligns = (
        "center",
        "center",
        "left",
        "left",
        "left",
        "center",
        "left",
        "right",
        "right",
        "right",
        "left",
    )
    return Table(
        columns=tuple(
            Column(title=t, align=a)  # type: ignore[arg-type]
            for t, a in zip(titles, aligns, strict=True)
        ),
        rows=[
            Row(
                cells=(
                    str(n),
                    f"NV-2026-{n:03}",
                    f"Rà soát, đơn giản hóa thủ tục hành chính đợt {n}",
                    _PLACES[n % 4],
                    _PLACES[(n + 1) % 4],
                    f"{n % 27 + 1:02}/{n % 12 + 1:02}/2026",
                    "Báo cáo kết quả",
                    f"{n * 37:,}".replace(",", "."),
                    str(n),
                    f"{n % 100},5",
                    "Chậm 5 ngày\nđã đôn đốc" if n % 7 == 0 else "",
                )
            )
            for n in range(1, rows + 1)
        ],
    )


def narrow_table(rows: int) -> Table:
    """Nine columns on an upright page, a total below."""
    titles = (
        "STT",
        "Mã",
        "Tên sáng kiến",
        "Tác giả",
        "Đơn vị",
        "Lĩnh vực",
        "Điểm",
        "Số phiếu",
        "Xếp loại",
    )
    columns = tuple(
        Column(title=t, align="center" if i in {0, 1, 8} else "right" if i in {6, 7} else "left")
        for i, t in enumerate(titles)
    )
    body = [
        Row(
            cells=(
                str(n),
                f"SK-{n:02}",
                f"Giải pháp số hóa hồ sơ một cửa nhóm {n}",
                "Trần Thị B",
                _PLACES[n % 4],
                "Chuyển đổi số",
                f"{80 + n},5",
                "9/9",
                "Cấp cơ sở",
            )
        )
        for n in range(1, rows + 1)
    ]
    total = Row(cells=("", "", "Tổng cộng", "", "", "", "", str(rows), ""), bold=True)
    return Table(columns=columns, rows=[*body, total])


def sample(*, front: str = FRONT, rows: int = 60) -> bytes:
    """The sample as a .docx file."""
    values = Placeholders()
    wide, narrow = values.put(wide_table(rows)), values.put(narrow_table(12))
    markup = front + BODY.replace("{wide}", wide).replace("{narrow}", narrow)
    return render(markup, values)


def render(markup: str, values: Placeholders | None = None) -> bytes:
    """Any markup as a .docx file, with the reference file of the repository."""
    return render_docx(
        markup,
        values=values or Placeholders(),
        reference=REFERENCE.read_bytes(),
        created=CREATED,
        properties={"nkh-commit": "0123abc"},
    )
