import pytest

from articles.extraction import extract
from articles.extraction.types import Figure


def figures(sentence: str) -> tuple[Figure, ...]:
    return extract(f"Số liệu trong ngày\n\n02/12/2021\n\nCông an tỉnh báo cáo. {sentence}").figures


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lực lượng bắt 2.145 bị can, thu 31,5 kg ma túy đá.", [(2145, "person"), (31.5, "kg")]),
        ("Công an 45/63 tỉnh đã lập hơn 1.200 tổ công tác.", [(45, "province"), (1200, "team")]),
        ("Xã có mười bảy trường hợp vi phạm, ba mươi hai căn nhà cháy.", [(17, "case"), (32, "house")]),
        ("Thu ba khẩu súng; bà Lan và ông Ba nói sau đó.", [(3, "gun")]),
        ("Không xảy ra vụ tai nạn nghiêm trọng nào.", [(0, "accident")]),
        ("Không để xảy ra vụ cướp nào.", [(0, "case")]),
        ("Đường bộ xảy ra 210 vụ tai nạn, làm chết 95 người.", [(210, "accident"), (95, "person")]),
        ("Mức nộp là 30.000 đồng/thẻ, hoàn thành trước 1/7.", [(30000, "vnd")]),
        ("Hội nghị lần thứ 12 diễn ra trong 3 ngày.", []),
        ("Kho có 4.500 bộ xét nghiệm và 80 máy thở.", [(4500, "test kit"), (80, "may tho")]),
    ],
)
def test_quantities(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(float(one.value), one.unit) for one in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Phát hiện 410 vụ, bắt 520 đối tượng, tăng lần lượt 6,5% và 4% so với cùng kỳ.", [6.5, 4]),
        ("Xảy ra 410 vụ cháy, giảm 3,2% so với năm trước.", [-3.2]),
        ("Tỷ lệ đạt 81,5%, cao hơn 2,5% so với năm 2020.", [2.5]),
        (
            (
                "Xảy ra 410 vụ tai nạn, làm chết 90 người, bị thương 120 người. So với cùng kỳ số vụ, số người chết và "
                "số người bị thương giảm lần lượt 5%, 6,5% và 7%."
            ),
            [-5, -6.5, -7],
        ),
    ],
)
def test_changes(sentence: str, changes: list[float]) -> None:
    assert [float(one.change_percent) if one.change_percent else None for one in figures(sentence)] == changes


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Trong quý III", "2021-07-01/2021-09-30"),
        ("Trong 11 tháng", "2021-01-01/2021-11-30"),
        ("Sáu tháng đầu năm", "2021-01-01/2021-06-30"),
        ("Từ ngày 15/12/2020 đến ngày 14/11/2021", "2020-12-15/2021-11-14"),
        ("Từ ngày 15-12-2020 đến ngày 14-11-2021", "2020-12-15/2021-11-14"),
        ("Từ năm 2018 đến nay", "2018-01-01/2021-12-02"),
        ("Từ năm 2016 đến năm 2020", "2016-01-01/2020-12-31"),
        ("Tháng qua", "2021-11-01/2021-11-30"),
    ],
)
def test_periods(words: str, expected: str) -> None:
    period = figures(f"{words}, đơn vị khám phá 310 vụ án.")[0].period
    assert period is not None
    assert f"{period.start}/{period.end}" == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tai nạn giao thông xảy ra 310 vụ, làm chết 80 người, bị thương 95 người.",
            ["traffic-accidents", "traffic-deaths", "traffic-injuries"],
        ),
        ("Tiếp nhận 640 tin báo, giải quyết 91,5%.", ["crime-reports", "crime-reports-handled-rate"]),
        ("Tỷ lệ điều tra, khám phá đạt 81,5%.", ["clearance-rate"]),
        ("Phấn đấu kéo giảm ít nhất 6% tội phạm về trật tự xã hội.", ["social-order-crime-reduction-target"]),
        ("Cấp 3,5 triệu thẻ căn cước.", ["id-cards-issued"]),
    ],
)
def test_indicators(sentence: str, expected: list[str]) -> None:
    assert [one.indicator for one in figures(sentence)] == expected
