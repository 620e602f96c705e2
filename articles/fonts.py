"""The typeface of pages and of charts in PNG: Source Serif, two weights, as its package brings them."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

_found = find_spec("font_source_serif_pro")
if _found is None or not _found.submodule_search_locations:
    raise ModuleNotFoundError("font_source_serif_pro is not installed: run `make setup`")
FOLDER = Path(_found.submodule_search_locations[0]) / "files"
NAMES = ("SourceSerifPro-Regular.ttf", "SourceSerifPro-Semibold.ttf")
PREFIX = "articles/fonts"


class FontFinder(BaseFinder):
    """Serve and collect the two faces in use, and not the twenty others of the package."""

    def check(self, **kwargs: Any) -> list[Any]:  # noqa: ARG002 - what Django passes
        """Nothing can be set wrong."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: ARG002 - what Django passes
        """Return where a face lies: a path or nothing, or a list of paths with `find_all`."""
        folder, _slash, name = path.rpartition("/")
        found = str(FOLDER / name) if folder == PREFIX and name in NAMES else ""
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002 - what Django passes
        """Yield the faces for `collectstatic`."""
        storage = FileSystemStorage(location=FOLDER)
        storage.prefix = PREFIX  # type: ignore[attr-defined]
        for name in NAMES:
            yield name, storage
