"""People by name, post and unit, and nothing else."""

from ngocha_kh.records.base import Frozen


class Person(Frozen, frozen=True, kw_only=True):
    """Người: một người được nêu trong hồ sơ: chỉ họ tên, chức vụ, đơn vị; không có dữ liệu cá nhân nào khác."""

    id: str
    name: str
    post: str
    unit: str
