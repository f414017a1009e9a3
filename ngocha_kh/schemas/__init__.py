"""JSON Schemas → verdicts, messages in the words of the field, labels, references."""

from ngocha_kh.schemas.catalog import Schema, schema_for
from ngocha_kh.schemas.check import SchemaProblem, schema_problems
from ngocha_kh.schemas.references import references

__all__ = ["Schema", "SchemaProblem", "references", "schema_for", "schema_problems"]
