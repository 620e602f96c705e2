"""A process of the site that asks for pages again and again: `python -m tests.views.keeping`. Prints what it saw."""

import json
from typing import Any

import django
from django.conf import settings

REPEATED = 20  # on PostgreSQL a commit in any database of the server is another moment: some turns are undisturbed


def main() -> None:
    """Ask, change, ask again; print a JSON object."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing is collected here
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.SCHEDULE_SECONDS = 0  # it asks the database now and then
    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection, connections, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from articles.models import Article
    from articles.search import moments

    client = Client(HTTP_HOST="localhost")
    article = Article.objects.published().order_by("pk").first()
    assert article is not None
    page = article.get_absolute_url()
    seen: dict[str, Any] = {}

    def ask(address: str, **headers: str) -> tuple[int, str, int]:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address, headers=headers)
        return len(asked), response.content.decode(), response.status_code

    seen["first"], before, _status = ask(page)
    repeated = [ask(page) for _turn in range(REPEATED)]
    seen["again"] = min(queries for queries, _body, _status in repeated)
    seen["is_same"] = all(body == before for _queries, body, _status in repeated)
    tag = client.get(page)["ETag"]
    seen["known"] = ask(page, if_none_match=tag)[1:]
    seen["other_language"] = "Bộ Công an" in ask(page, accept_language="vi")[1]

    Article.objects.filter(pk=article.pk).update(title="Changed by this connection")
    seen["own_change"] = "Changed by this connection" in ask(page)[1]
    seen["changed"] = ask(page, if_none_match=tag)[2]

    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET title = 'Raw <by> another' WHERE id = %s", [article.pk])
        seen["raw_change"] = "Raw &lt;by&gt; another" in ask(page)[1]
        cursor.execute("UPDATE articles_source SET name = name || ' renamed'")
        seen["unlogged_table"] = " renamed" in ask(page)[1]
        seen["in_list"] = "Raw &lt;by&gt; another" in ask("/articles/?year=2021")[1]
        seen["in_list_again"] = min(ask("/articles/?year=2021")[0] for _turn in range(REPEATED))
        cursor.execute("UPDATE articles_article SET state = 'draft' WHERE id = %s", [article.pk])
        seen["gone"] = [ask(page)[2], "Raw &lt;by&gt; another" in ask("/articles/?year=2021")[1]]
        cursor.execute("UPDATE articles_article SET state = 'published' WHERE id = %s", [article.pk])
    other.close()

    with transaction.atomic():
        seen["within_transaction"] = moments.now()
        Article.objects.filter(pk=article.pk).update(title="Not for long")
        seen["own_transaction"] = "Not for long" in ask(page)[1]
        transaction.set_rollback(True)
    seen["rolled_back"] = "Not for long" in ask(page)[1]

    editor = get_user_model().objects.create_user("editor", is_staff=True)
    ask(page)
    client.force_login(editor)
    seen["signed_in"] = ask(page)[0]
    print(json.dumps(seen))  # noqa: T201


if __name__ == "__main__":
    main()
