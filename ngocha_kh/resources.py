"""Where the schemas and templates are that ship with the program.

In the wheel they lie in `ngocha_kh/_data`; in the repository they stand at the top level, where
people edit them. The rules of a workspace never come from the workspace itself (REL-91): a change
that empties a schema must not pass by its own schema.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `schemas` or `templates` that belongs to this program."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
