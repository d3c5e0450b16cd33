"""The table of contents: its field, and on which pages its headings stand."""
