"""The smallest Django site that shows the same lists and search: COUNT, OFFSET, FTS5, nothing else.

It is what the archive is measured against: no sessions, no security headers, no facets but on the
search page, four tables in a SQLite file that `fill.py` copies out of an archive.
"""
