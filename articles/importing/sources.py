"""Who published a document: by its address, by what its carrier says, by what the user says, by its layout."""

from urllib.parse import urlsplit

from articles.extraction.folding import fold
from articles.models import Source


class Sources:
    """All sources of the archive; there are few."""

    def __init__(self, default: Source | None = None) -> None:
        self._default = default
        self._rows: list[Source] = []

    def load(self) -> None:
        """Look the sources up."""
        self._rows = list(Source.objects.order_by("id"))

    def find(self, url: str, name: str, layout: str) -> Source | None:
        """Return the source of a document, or None where nothing tells."""
        host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
        for row in self._rows if host else ():
            hosts = [str(known).removeprefix("www.") for known in row.hosts]
            if any(host == known or host.endswith(f".{known}") for known in hosts):
                return row
        folded = fold(name)
        for row in self._rows if folded else ():
            if folded in (fold(row.name), fold(row.slug), fold(row.name_vi)):
                return row
        if self._default is not None:
            return self._default
        return next((row for row in self._rows if row.layout and row.layout == layout), None)
