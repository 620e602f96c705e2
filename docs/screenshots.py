"""Take screenshots of a running site: ``docs/screenshots.py [BASE_URL [FOLDER [PATH …]]]``.

Starts nothing: serve the site first. Every page is taken at 390 and 1280 pixels, light and dark.
Chromium is looked for in $CHROMIUM and on the path.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LISTS = {
    "home": "/",
    "articles": "/articles/",
    "officials": "/officials/",
    "posts": "/posts/",
    "meetings": "/meetings/",
    "calendar": "/meetings/calendar/",
    "documents": "/resolutions/",
    "figures": "/figures/",
    "about": "/about/",
    "filtered": "/articles/?q=heroin",
    "search": "/search/?q=heroin",
    "search-help": "/search/help/",
}
RECORDS = {  # the first link of this kind on that list becomes the record's picture
    "article": ("/articles/", r"/articles/\d{4}/\d\d/[^/]+/$"),
    "official": ("/", r"/officials/[^/?]+/$"),
    "post": ("/posts/", r"/posts/[^/]+/$"),
    "meeting": ("/meetings/", r"/meetings/(?!calendar)[^/?]+/$"),
    "document": ("/resolutions/", r"/resolutions/[^/?]+/$"),
    "indicator": ("/", r"/figures/[^/]+/$"),
}


def pages(browser: Browser, base: str) -> dict[str, str]:
    """Return name and path of every page to take; kinds of records that the site lacks are left out."""
    found = dict(LISTS)
    page = browser.new_page()
    for name, (path, pattern) in RECORDS.items():
        page.goto(urljoin(base, path))
        links = page.eval_on_selector_all("main a", "all => all.map(link => link.pathname)")
        record = next((link for link in links if re.search(pattern, link)), None)
        if record:
            found[name] = record
    page.close()
    return found


def main() -> int:
    """Take the pictures; exit code 1 when no browser is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", default="http://127.0.0.1:8000", help="address of the running site")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/screenshots"), help="where the pictures go")
    parser.add_argument("paths", nargs="*", help="these pages only")
    parser.add_argument("--full", action="store_true", help="whole pages rather than the first screen")
    options = parser.parse_intermixed_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.stderr.write("No Chromium found. Install it, or set CHROMIUM to its path.\n")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        wanted = {re.sub(r"\W+", "-", path).strip("-") or "home": path for path in options.paths}
        for name, path in (wanted or pages(browser, options.base)).items():
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page.goto(urljoin(options.base, path))
                    page.screenshot(path=options.folder / f"{name}-{width}-{scheme}.png", full_page=options.full)
                    page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
