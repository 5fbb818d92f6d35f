"""What tells a plan file from others, and one schema from the next."""

APPLICATION_ID = 0x4B5A4E50
""""KZNP", at bytes 68-71 of the file."""
SCHEMA_VERSION = 1
LOWEST_READING_VERSION = 1
"""The oldest program (by its SCHEMA_VERSION) that can still read what this one writes."""
