"""thong-bao-niem-yet: what of a declaration is posted where, from when and until when."""

from typing import Any

from ngocha_kh.documents.applications import possible
from ngocha_kh.documents.base import Office
from ngocha_kh.documents.council_words import cited
from ngocha_kh.documents.declared import DECLARATION_READS, standard_of
from ngocha_kh.documents.figure import Figure
from ngocha_kh.documents.form import Draft, Form
from ngocha_kh.documents.letterhead import Given, letterhead
from ngocha_kh.documents.qms_words import labels, need, signed, why_missing
from ngocha_kh.documents.wording import small
from ngocha_kh.records.declaration import Declaration, Posting
from ngocha_kh.vietnamese import short_date


def _draft(office: Office, declaration_id: str, given: Given) -> Draft:
    declaration: Declaration = office.record("declaration", declaration_id)
    decision = signed(office, declaration)
    need(declaration_id, declaration.postings, "nơi, thời gian niêm yết", "postings")
    standing = office.settings.standing_unit
    one_stop = next((u.name for u in office.units.values() if "one_stop" in u.roles), "")
    places = list(dict.fromkeys(one.where for one in declaration.postings))
    context: dict[str, Any] = {
        "declaration": declaration,
        "again": declaration.decl_type == "again",
        "decision": cited(decision.number, decision.on),
        "standard": standard_of(declaration),
        "rows": [_row(n, one) for n, one in enumerate(declaration.postings, 1)],
        "places": Figure(f"{declaration_id}: nơi niêm yết, đăng tải", small(len(places)),
                         "số nơi khác nhau", (declaration_id,), len(places)),
        "urls": list(dict.fromkeys(one.url for one in declaration.postings if one.url)),
        "posting": one_stop or office.full_name(standing),
    }  # fmt: skip
    return Draft(context, letterhead(office, FORM.name, "TB", given))


def _row(number: int, one: Posting) -> dict[str, str]:
    what = labels("declaration", "postings", 0, "what", 0)
    where = labels("declaration", "postings", 0, "where")[one.where]
    return {
        "no": str(number),
        "what": "; ".join(what[item] for item in one.what),
        "where": where,
        "from": short_date(one.from_),
        "to": short_date(one.to) if one.to else "Đến khi có thay đổi",
    }


def _all(office: Office) -> list[str]:
    return [one.id for one in office.records("declaration")]


FORM = Form(
    name="thong-bao-niem-yet",
    label="Thông báo niêm yết, đăng tải Bản công bố, chính sách, mục tiêu chất lượng",
    template="posting_notice.md.j2",
    subject="mã công bố đã ghi việc niêm yết",
    reads=DECLARATION_READS,
    ids=possible(_draft, _all),
    draft=_draft,
    why_not=why_missing(_draft, _all),
)
