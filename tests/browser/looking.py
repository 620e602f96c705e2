"""What every page must pass in a browser: no violation in either theme, no error, no width that scrolls sideways."""

from collections.abc import Iterator, Sequence
from typing import Any

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
OF_COLOUR = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
WIDTHS = (1280, 320, 390, 768, 1920)
LOOKED_AT = (1280, 390)  # in the dark at the first only: colours do not depend on the width


def problems_of(page: Any, base: str, addresses: Sequence[str]) -> list[str]:
    """Visit each address once and return what is wrong at any width and in either theme."""
    return [f"{address} {problem}" for address in addresses for problem in _problems(page, f"{base}{address}")]


def _problems(page: Any, address: str) -> Iterator[str]:
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto("about:blank")  # what the page before still had to say is said now
    page.said.clear()
    page.goto(address)
    # The browser logs the status of a page that is not found. Asked before axe, whose own style is refused.
    yield from [line for line in page.said if line.startswith(("error", "failed")) and "404" not in line]
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            yield f"scrolls sideways at {width}"
        if width in LOOKED_AT:
            yield from (f"at {width} {violation}" for violation in violations(page, dark=width == LOOKED_AT[0]))


def violations(page: Any, *, dark: bool = True) -> list[str]:
    """Return what axe finds in the light theme, and what the dark one can change: contrast."""
    from axe_playwright_python.base import AXE_SCRIPT

    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, rules in (("light", RULES), *([("dark", OF_COLOUR)] if dark else [])):
        page.emulate_media(color_scheme=scheme)
        for one in page.evaluate("rules => axe.run(document, rules)", rules)["violations"]:
            found += [f"{scheme} {one['id']}: {node['target']} {node['html'][:120]}" for node in one["nodes"][:3]]
    page.emulate_media(color_scheme="light")
    return found
