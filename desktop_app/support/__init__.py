"""Language, folders, clock, log, atomic writing, glyphs: knows neither Qt nor plans."""
