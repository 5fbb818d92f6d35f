"""From a plan to paper: builders make a `ReportDocument`, renderers write it. No Qt, no SQLite."""
