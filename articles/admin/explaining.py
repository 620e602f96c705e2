"""The page on which an article's text explains what was read off it."""

from typing import Any

from django.utils.safestring import mark_safe

from articles.extraction import EXTRACTOR_VERSION
from articles.models import Article


def explanation(article: Article) -> dict[str, Any]:
    """Return the text of the current version with every find marked and told, or why there is none."""
    from articles.extraction.explain import explain_html
    from articles.importing.explaining import TooLongError, read_again

    version = article.versions.filter(is_current=True).first()
    context: dict[str, Any] = {"version": version, "extractor": EXTRACTOR_VERSION, "problem": ""}
    if version is None:
        return {**context, "problem": "This article has no text."}
    try:
        found = read_again(version)
    except TooLongError as error:
        problem = f"The document is too long to be read for this page ({error}). Use manage.py extract --explain."
        return {**context, "problem": problem}
    except ValueError as error:
        return {**context, "problem": f"The raw document cannot be read: {error}."}
    # Every piece of the document is escaped by explain_html, control characters and all.
    return {**context, "explained": mark_safe(explain_html(found, listed=True))}
