"""Native charts of Word: their parts, the workbooks inside of them, and how they stand in a paragraph."""
