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


def to_review() -> dict[str, int]:
    """Articles whose claims the queue's tests decide on: many of one kind, and some of each journey."""
    seized = [f"In case {number}, police seized {number + 1} kg of heroin." for number in range(62)]
    many = factories.article("Sixty seizures", blocks=list(seized))
    for number in range(62):
        factories.figure(many, f"{number + 1} kg", value=number + 1)
    few = factories.article("Three seizures", blocks=["Police seized 7 kg, 8 kg and 9 kg; To An Xo said 5 were held."])
    figures = [factories.figure(few, f"{value} kg", value=value) for value in (7, 8, 9)]
    plain = factories.article("A speech", blocks=["General To Lam spoke; 4 kg were seized."])
    speaker = factories.attestation(plain, factories.official("Le Van Z"), "General To Lam")
    factories.figure(plain, "4 kg", value=4)
    return {"many": many.pk, "few": few.pk, "figure": figures[0].pk, "plain": plain.pk, "speaker": speaker.pk}


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
    return {"places": places, "review": to_review(), "accounts": {role: account(role) for role in ("editor", "chief")}}


if __name__ != "tests.browser_admin.build_desk":
    print(json.dumps(build()))  # noqa: T201
