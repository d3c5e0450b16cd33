"""Tables in words: their rows, cells, heads, units and notes in the two languages."""
