"""Ledgers × definitions → figures, in one pass for all areas and periods; conditions and checks on figures."""
