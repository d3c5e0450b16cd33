"""Figures become prose: wording in two languages, and templates compiled to markup."""
