"""Write `ngocha_kh/public_holidays.json` from the installed library `holidays`.

    PYTHONPATH=. python tests/tools/make_public_holidays.py

Run it after `make lock` has brought a newer library; read the difference before committing it.
"""

import json

from ngocha_kh.public_holidays import TABLE, library_days

YEARS = range(2020, 2036)


def main() -> None:
    """One line a day, so that a difference names the day."""
    days = {
        year: {day.isoformat(): name for day, name in library_days(year).items()} for year in YEARS
    }
    text = json.dumps(days, ensure_ascii=False, indent=1)
    TABLE.write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
