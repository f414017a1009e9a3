"""Horizontal rules as different people draw them; lengths are millimetres."""

from __future__ import annotations

from nd30.judge.strangers.wml import indent, para, spacing

_EMU = 36_000
_POINTS = 72 / 25.4
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def drawn(length: float, number: int, *, left: float | None = None, down: float = 0.5) -> str:
    """A run with a DrawingML line and its VML twin, as Word 2010 and later write it.

    Centred in its column, or `left` mm from it; `down` mm below the paragraph's top.
    """
    place = (
        "<wp:align>center</wp:align>"
        if left is None
        else f"<wp:posOffset>{round(left * _EMU)}</wp:posOffset>"
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{place}</wp:positionH>'
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{round(down * _EMU)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{round(length * _EMU)}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Straight Connector {number}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_WPS}">{_shape(length)}</a:graphicData></a:graphic>'
        "</wp:anchor>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{_pict(length, number)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _shape(length: float) -> str:
    return (
        "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(length * _EMU)}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _pict(length: float, number: int, left: float = 0, top: float = 1) -> str:
    points = length * _POINTS
    start = left * _POINTS
    return (
        f'<w:pict><v:line id="Line {number}" o:spid="_x0000_s{1026 + number}" '
        'style="position:absolute;z-index:251659264;mso-position-horizontal-relative:text;'
        'mso-position-vertical-relative:text" '
        f'from="{start:.2f}pt,{top}pt" to="{start + points:.2f}pt,{top}pt" strokecolor="black"/></w:pict>'
    )


def vml(length: float, number: int, *, left: float, top: float = 1) -> str:
    """A run with a VML line alone, as Word 2003 and 2007 write it."""
    return f"<w:r>{_pict(length, number, left, top)}</w:r>"


def bordered(length: float, room: float, *, size: float = 2) -> str:
    """An empty paragraph whose bottom border is the rule, in the middle of `room` mm."""
    side = (room - length) / 2
    return para(
        border='<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>',
        gaps=spacing(0, 0, 240),
        ind=indent(side, side),
        mark=f'<w:sz w:val="{round(size * 2)}"/>',
    )
