"""Write `ngocha_kh/nd30/times_widths.json` from the four faces of a Times-compatible family.

    python tests/tools/make_font_metrics.py REGULAR.ttf BOLD.ttf ITALIC.ttf BOLD-ITALIC.ttf

Liberation Serif 2.x is the family used: its advance widths are those of Times New Roman (SIL OFL
1.1).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

OUT = Path(__file__).parents[2] / "ngocha_kh" / "nd30" / "times_widths.json"
NAMES = ("regular", "bold", "italic", "bold_italic")
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x1A0, 0x1A1),  # Ơ ơ
    (0x1AF, 0x1B0),  # Ư ư
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x20AB, 0x20AC),  # đồng, euro
    (0x2190, 0x2193),  # arrows
    (0x2264, 0x2265),
)


def main() -> None:
    """Read the faces, write the table: one list of widths a face, in the order of the ranges."""
    parser = argparse.ArgumentParser(description="Write the table of advance widths.")
    parser.add_argument("faces", nargs=4, type=Path, metavar="TTF")
    table: dict[str, object] = {"ranges": RANGES}
    for name, path in zip(NAMES, parser.parse_args().faces, strict=True):
        font = TTFont(path)
        glyphs, advance = font.getBestCmap(), font["hmtx"]
        units = font["head"].unitsPerEm
        if table.setdefault("units_per_em", units) != units:
            raise SystemExit(f"{path}: {units} units per em, unlike the face before it")
        table[name] = [
            # A character the face lacks (two hyphens in some versions) counts as half an em.
            advance[glyphs[c]][0] if c in glyphs else units // 2
            for first, last in RANGES
            for c in range(first, last + 1)
        ]
    OUT.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
