"""Arithmetic of the initiative council: votes, scores, conflicts of interest, terms. Pure."""
