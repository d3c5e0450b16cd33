"""One small language for row filters, formulas, conditions and checks: a whitelisted part of Python's expressions."""
