"""Ledgers and areas: files as offices keep them → frames with known columns, and every problem in them."""
