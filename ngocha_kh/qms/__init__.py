"""The quality system (TCVN ISO 9001) as dated facts: states, terms, scope, coverage, figures. Pure."""
