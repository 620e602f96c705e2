"""What a process of the site does: `python -m tests.search.outside ask WORD` or `… rename NUMBER TIMES`."""

import json
import os
import sys

import django


def ask(word: str) -> None:
    """Print status and number of matches of a search, as JSON."""
    from articles.search import Search, parse, search

    results = search(Search(parse(word)))
    print(json.dumps([results.status, results.total]))  # noqa: T201


def rename(number: str, times: str) -> None:
    """Give all articles a title, again and again, with a search after each that must find it at once."""
    from articles.models import Article
    from articles.search import Search, parse, search

    for turn in range(int(times)):
        word = f"title{number}x{turn}"
        first = Article.objects.order_by("pk").first()
        assert first is not None
        Article.objects.filter(pk=first.pk + int(number)).update(title=word)
        assert search(Search(parse(word), kinds=("article",))).status in ("ready", "behind")


def touch() -> None:
    """Change a few records of every kind."""
    from articles.models import Article, Meeting, Official, Resolution

    first = Article.objects.order_by("pk").first()
    assert first is not None
    Article.objects.filter(pk=first.pk).update(state="draft")
    for model, field in ((Official, "name"), (Meeting, "title"), (Resolution, "title")):
        model.objects.update(**{field: "Zebra"})


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    django.setup()
    {"ask": ask, "rename": rename, "touch": touch}[sys.argv[1]](*sys.argv[2:])
