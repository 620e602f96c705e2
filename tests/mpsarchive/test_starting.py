"""What a process loads when it starts: a web server or a migration does not wait for the reading of documents."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"articles.extraction.pipeline", "trafilatura", "ftfy", "charset_normalizer", "babel"}


def test_the_site_starts_without_what_only_imports_need() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, django; django.setup(); import mpsarchive.urls; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    loaded = set(told.split())
    assert "articles.views.articles" in loaded
    assert loaded & HEAVY == set()
