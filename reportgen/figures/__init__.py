"""The store of figures: one SQLite file a run, between aggregating and writing."""
