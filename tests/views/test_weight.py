"""What a reader's browser has to fetch besides the page: little, and from this site alone."""

import re
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "articles" / "static" / "articles"


def test_style_sheets_and_scripts_stay_small() -> None:
    styles = sorted((STATIC / "css").glob("*.css"))
    scripts = sorted((STATIC / "js").glob("*.js"))
    assert sum(path.stat().st_size for path in styles) < 40_000
    assert sum(path.stat().st_size for path in scripts) < 30_000
    assert len(styles) > 10


def test_every_style_sheet_is_part_of_the_one_that_pages_link_to() -> None:
    entry = (STATIC / "css" / "main.css").read_text()
    named = re.findall(r'@import url\("([^"]+)"\)', entry)
    assert {*named, "main.css"} == {path.name for path in (STATIC / "css").glob("*.css")}


def test_style_sheets_ask_no_other_host() -> None:
    for path in (STATIC / "css").glob("*.css"):
        assert not re.search(r"url\([\"']?(https?:)?//", path.read_text()), path.name


def test_every_class_in_the_style_sheets_is_used_somewhere() -> None:
    base = Path(settings.BASE_DIR)
    templates = "".join(path.read_text() for path in (base / "templates").rglob("*.html"))
    code = "".join(path.read_text() for kind in ("py", "js") for path in (base / "articles").rglob(f"*.{kind}"))
    words = set(re.findall(r"[a-z][a-z0-9-]*", templates + code))
    made = set(re.findall(r"([a-z]+-)\{", templates + code))  # class="mark-{{ kind }}", "mark-{}"
    styles = "".join(path.read_text() for path in (STATIC / "css").glob("*.css"))
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", styles, flags=re.DOTALL)
    named = set(re.findall(r"\.([a-z][a-z0-9-]*)", plain))
    assert {name for name in named - words if not name.startswith(tuple(made))} == set()
    assert len(named) > 100
