"""Take screenshots of a running site: ``docs/screenshots.py [BASE_URL [FOLDER [PATH …]]]``.

Starts nothing: serve the site first. Every page is taken at 390, 768, 1280 and 1920 pixels, light and dark, and at
1280 as it is printed. ``--readme FOLDER`` takes the README's pictures instead. Chromium is looked for in $CHROMIUM and
on the path.
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
    "wanted": "/resolutions/wanted/",
    "figures": "/figures/",
    "all-figures": "/figures/all/",
    "compared": "/figures/compare/?indicator=drug-cases&indicator=heroin-seized&indicator=drug-arrests",
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
    "document": ("/resolutions/", r"/resolutions/(?!wanted)[^/?]+/$"),
    "indicator": ("/", r"/figures/(?!all/|compare/)[^/]+/$"),
    "calendar-year": ("/meetings/calendar/", r"/meetings/calendar/\d{4}/$"),
    "citation": ("/articles/", r"/id/[^/]+/cite/$"),
}
LOOKS = [(width, scheme) for width in (390, 768, 1280, 1920) for scheme in ("light", "dark")] + [(1280, "print")]
README = ("home", "article", "official", "meeting", "document", "indicator", "search")
BEST_KNOWN = {"official": "/officials/to-an-xo/", "indicator": "/figures/drug-cases/"}  # in the seeds


def pages(browser: Browser, base: str) -> dict[str, str]:
    """Return name and path of every page to take; kinds of records that the site lacks are left out."""
    found = dict(LISTS)
    page = browser.new_page()
    for name, (path, pattern) in RECORDS.items():
        page.goto(urljoin(base, path))
        links = page.eval_on_selector_all("main a", "all => all.map(link => link.pathname || '')")
        record = next((link for link in links if re.search(pattern, link)), None)
        if record:
            found[name] = record
    page.close()
    return found


def take(browser: Browser, address: str, picture: Path, width: int, look: str, *, full: bool = False) -> None:
    """Take one picture: light, dark, or as on paper."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if look == "dark" else "light"
    )
    page.goto(address)
    if look == "print":
        page.emulate_media(media="print")
    page.screenshot(path=picture, full_page=full)
    page.close()


def main() -> int:
    """Take the pictures; exit code 1 when no browser is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", default="http://127.0.0.1:8000", help="address of the running site")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/screenshots"), help="where the pictures go")
    parser.add_argument("paths", nargs="*", help="these pages only")
    parser.add_argument("--full", action="store_true", help="whole pages rather than the first screen")
    parser.add_argument("--readme", type=Path, metavar="FOLDER", help="take the README's pictures into this folder")
    options = parser.parse_intermixed_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.stderr.write("No Chromium found. Install it, or set CHROMIUM to its path.\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        if options.readme:
            found = pages(browser, options.base) | BEST_KNOWN
            for name in README:
                take(browser, urljoin(options.base, found[name]), options.readme / f"{name}.png", 1280, "light")
        else:
            wanted = {re.sub(r"\W+", "-", path).strip("-") or "home": path for path in options.paths}
            for name, path in (wanted or pages(browser, options.base)).items():
                for width, look in LOOKS:
                    picture = options.folder / f"{name}-{width}-{look}.png"
                    take(browser, urljoin(options.base, path), picture, width, look, full=options.full)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
