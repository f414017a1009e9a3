"""Files → findings: check each file alone, then all of them together."""

from ngocha_kh.validation.run import Validated, validate

__all__ = ["Validated", "validate"]
