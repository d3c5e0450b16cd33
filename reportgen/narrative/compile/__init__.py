"""Markdown with Jinja, compiled once to a Jinja template that writes the target's own markup."""
