"""JSON Schemas → verdicts, messages in the words of the field, labels, references."""

from ngocha_kh.schemas.catalog import Schema, schema_for
from ngocha_kh.schemas.check import SchemaProblem, schema_problems

__all__ = ["Schema", "SchemaProblem", "schema_for", "schema_problems"]
