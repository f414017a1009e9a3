"""`nkh` and `python -m ngocha_kh`. Answers --version without loading anything else."""

import sys


def main() -> None:
    """Run the command line; ends the process with one of the exit statuses 0–4 or 130."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ngocha_kh import __version__

        sys.stdout.write(f"nkh {__version__}\n")
        return
    from ngocha_kh.cli import ahead

    ahead.start(sys.argv[1:])
    from ngocha_kh.cli.boundary import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
