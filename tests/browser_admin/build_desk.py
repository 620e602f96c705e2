"""Run by `manage.py shell`: fills an empty database for the browser tests and prints where things are, as JSON."""

import json

from django.contrib.auth.models import User

from articles.models import Article, ArticleVersion, Attestation, IdentityQuestion, Official
from tests import factories
from tests.admin import scene
from tests.admin.people import person

PASSWORD = "a good password"


def account(role: str) -> str:
    user: User = person(role)
    user.set_password(PASSWORD)
    user.save()
    return user.username


def build() -> dict[str, object]:
    places = []
    for number in range(1, 6):
        rows = scene.build(number)
        article, official = rows[Article], rows[Official]
        official.remember_edits(["name"])
        official.save()
        places.append(
            {
                "article": article.pk,
                "attestation": rows[Attestation].pk,
                "official": official.pk,
                "articleversion": rows[ArticleVersion].pk,
                "identityquestion": rows[IdentityQuestion].pk,
            }
        )
    # the first two are reviewed and published by a test each
    Article.objects.filter(pk__in=[place["article"] for place in places[:2]]).update(state="in_review")
    factories.official("To An Xo")
    return {"places": places, "accounts": {role: account(role) for role in ("editor", "chief")}}


if __name__ != "tests.browser_admin.build_desk":
    print(json.dumps(build()))  # noqa: T201
