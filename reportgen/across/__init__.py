"""Checks across a batch: what is unusual about one report among all of them."""
