"""Dates in the address of a list that are no dates: the list is shown without them, never an error page."""

import pytest
from django.contrib import admin

from tests.admin.people import client_of

DATED = [
    (model._meta.model_name, model_admin.date_hierarchy)
    for model, model_admin in admin.site._registry.items()
    if model_admin.date_hierarchy and model._meta.app_label == "articles"
]


def test_there_are_lists_by_date() -> None:
    assert ("article", "published_on") in DATED


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), DATED)
@pytest.mark.parametrize(
    "query",
    ["{}__year=99999999999", "{}__year=0", "{}__year=9999&{}__month=12", "{}__year=2021&{}__month=13",
     "{}__year__gte=99999999999", "{}__year__gte=-5", "{}__year=x"],
)  # fmt: skip
def test_a_year_that_is_none_leads_to_the_whole_list(model: str, field: str, query: str) -> None:
    address = f"/admin/articles/{model}/"
    response = client_of("superuser").get(f"{address}?{query.replace('{}', field)}")
    assert (response.status_code, response["Location"]) == (302, f"{address}?e=1")
