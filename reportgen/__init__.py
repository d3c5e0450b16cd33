"""Narrative reports from ledgers: every figure traceable, in Chinese and in English, as a Word document."""

__version__ = "0.1.0"
