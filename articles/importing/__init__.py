"""Files to records: read, parse, validate, match, write, report. Uses extraction and models."""
