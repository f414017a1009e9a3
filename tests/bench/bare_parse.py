"""Reads and parses every record with nkh's own parser, and does nothing else: the floor.

python -m bench.bare_parse FOLDER
"""

import sys
from pathlib import Path

from ngocha_kh.yamlio.read import load


def main() -> None:
    files = sorted(Path(sys.argv[1]).joinpath("records").rglob("*.yaml"))
    for file in files:
        if load(file.read_bytes()).data is None:
            raise SystemExit(f"{file}: not readable")
    print(len(files))


if __name__ == "__main__":
    main()
