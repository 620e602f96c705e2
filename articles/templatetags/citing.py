"""Citation boxes, and what a page's head says to machines.

{% load citing %}
{% block head %}{% metadata official description career=career %}{% endblock %}
{% citation_box article %}
"""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from articles.models import Claim, Record
from articles.views.citing import FILES, citation
from articles.views.metadata import metadata as page_metadata

register = template.Library()


@register.simple_tag(takes_context=True)
def metadata(context: Context, record: Record, description: str = "", **known: Any) -> SafeString:
    """Return the head of a record's page; `known` is what the page has read anyway, see `linked_data`."""
    return page_metadata(record, context["request"], description, **known)


@register.inclusion_tag("_citation_box.html", takes_context=True)
def citation_box(context: Context, thing: Record | Claim, *, folded: bool = False) -> dict[str, Any]:
    """Show how to cite an article, a record or a claim; folded into one line where it is not the main thing."""
    return {"cited": citation(thing, context["request"]), "uuid": thing.uuid, "folded": folded, "forms": list(FILES)}
