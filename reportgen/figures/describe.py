"""Definitions and categories as text."""

from reportgen.nouns.indicator import Indicator
from reportgen.nouns.report import Column, ReportConfig
from reportgen.nouns.unit import Text

__all__ = ["category_label", "definition"]


def definition(indicator: Indicator) -> str:
    """Return how an indicator is computed: `certificates_checked / inflow`, or `persons: count where flow == "in"`."""
    if indicator.formula:
        return indicator.formula.text
    where = f" where {indicator.where.text}" if indicator.where else ""
    by = f" by {indicator.by}" if indicator.by else ""
    return f"{indicator.ledger}: {indicator.measure}{where}{by}"


def category_label(config: ReportConfig, indicator: Indicator, category: str) -> Text:
    """Return a category in Chinese, as the ledger spells it, and in English, as the config labels it."""
    column = _column(config, indicator)
    if column is None:
        return Text(category, category)
    zh = next((cell for cell, value in column.values if value == category), category)
    labels = dict(column.labels)
    return Text(zh, labels.get(category) or labels.get(zh) or category)


def _column(config: ReportConfig, indicator: Indicator) -> Column | None:
    for ledger in config.ledgers:
        if ledger.name == indicator.ledger:
            return next((column for column in ledger.columns if column.name == indicator.by), None)
    return None
