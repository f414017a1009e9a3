"""What tells one content of a file from another; SHA-1 as Git uses it, not for secrecy."""

import hashlib


def digest(data: bytes | memoryview) -> bytes:
    """20 bytes."""
    return hashlib.sha1(data, usedforsecurity=False).digest()
