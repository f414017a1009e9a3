"""Qualified names of the elements and attributes that the reader knows, in the transitional form.

Strict documents (ISO/IEC 29500-1) are brought to these names when a part is parsed (`package.py`).
"""

from __future__ import annotations

from ...xmlread import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 (the usual prefix of this namespace)
DC = "{http://purl.org/dc/elements/1.1/}"

VAL = f"{W}val"
PARAGRAPH, RUN, TEXT = f"{W}p", f"{W}r", f"{W}t"
TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
PPR, RPR, TBLPR, TRPR, TCPR = f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr"
SECTION = f"{W}sectPr"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
BOX_TEXT = f"{W}txbxContent"
CONTROL, CONTROL_TEXT = f"{W}sdt", f"{W}sdtContent"
TBL_BORDERS, TC_BORDERS = f"{W}tblBorders", f"{W}tcBorders"
NUMPR = f"{W}numPr"
BASED_ON = f"{W}basedOn"

#: Elements that only wrap others: what they hold stands where they stand.
WRAPPERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo")
)
