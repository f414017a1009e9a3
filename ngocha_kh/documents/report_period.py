"""The period that a report is about: its days, its name, its file."""

from dataclasses import dataclass

from ngocha_kh.documents.base import Office
from ngocha_kh.periods import PERIOD_LABELS, PERIOD_SUFFIX, Span, reporting_window
from ngocha_kh.records.report import Report


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period (half_1, half_2, year) of a year, with its days."""

    name: str
    year: int
    window: Span

    @property
    def label(self) -> str:
        """ "6 tháng đầu năm 2026", "năm 2026"."""
        return f"{PERIOD_LABELS[self.name]} {self.year}"

    @property
    def next_label(self) -> str:
        if self.name == "half_1":
            return f"{PERIOD_LABELS['half_2']} {self.year}"
        return f"{PERIOD_LABELS['half_1' if self.name == 'half_2' else 'year']} {self.year + 1}"

    @property
    def report_id(self) -> str:
        return f"BC-{self.year}-{PERIOD_SUFFIX[self.name]}"

    @property
    def file_name(self) -> str:
        """E.g. bao-cao-6-thang-dau-nam-2026.docx: ASCII, for every mail system."""
        part = {"half_1": "6-thang-dau-nam", "half_2": "6-thang-cuoi-nam", "year": "nam"}
        return f"bao-cao-{part[self.name]}-{self.year}.docx"


def period_of(office: Office, name: str, year: int) -> Period:
    return Period(name, year, reporting_window(office.settings, name, year))


def period_of_report(office: Office, report_id: str) -> Period:
    """The period that a report's record names. Raises `UserError` when there is no such record."""
    written: Report = office.record("report", report_id)
    return period_of(office, written.period, written.year)
