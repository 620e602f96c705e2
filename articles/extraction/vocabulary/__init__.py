"""What the extractor knows, as tables: add a rank, a body or a unit as a row here, not as a branch elsewhere.

All terms are written without diacritics (see `articles.extraction.patterns`); a Vietnamese term stands beside the
English one that it maps to.
"""
