"""The reports of many areas: each on its own, failures kept apart, everything in a manifest."""
