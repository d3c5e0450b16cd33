"""Documents: a skeleton built once from a layout, and the body of each report set in it."""
