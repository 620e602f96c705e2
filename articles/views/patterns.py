"""Small templates that a page needs a hundred times: rendered once for each shape, then only filled in.

Django's engine takes some 20 microseconds for each tag; a facet's value has seven of them and a page 120 values.
A shape is which of the names have a value: a template may ask whether there is one, and write it, but not change it
by a filter. What is filled in is escaped as the engine does it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_SHAPES = 512  # kept; a template has few
_BLANK = re.compile(r"\x01(\w+)\x02")


def filled(template: str, values: Mapping[str, Any]) -> SafeString:
    """Return a template with these values; empty ones are as if they were not given."""
    shape = tuple(name for name, value in values.items() if value)
    find = _pattern.__wrapped__ if settings.DEBUG else _pattern
    text, names = find(template, shape, get_language())
    return mark_safe(text % tuple([conditional_escape(values[name]) for name in names]))


@lru_cache(maxsize=_SHAPES)
def _pattern(template: str, shape: tuple[str, ...], _language: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the rendered template with %s where the named values go."""
    text = get_template(template).render({name: f"\x01{name}\x02" for name in shape}).replace("%", "%%")
    return _BLANK.sub("%s", text), tuple(_BLANK.findall(text))
