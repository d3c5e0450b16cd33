"""Config and indicator sets: YAML text → `ReportConfig`, with every problem at once, by file, line and column."""
