"""Forms of the desk: complete before they are validated, and aware of the state they were made from."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify

from articles.editorial import conflicts, edits
from articles.extraction.folding import fold

if TYPE_CHECKING:
    BaseForm = forms.ModelForm[Any]
else:
    BaseForm = forms.ModelForm

TOKEN = "desk_state"  # noqa: S105  (a form field, no secret)
RESOLVED = "desk_resolved"  # the state that an editor saw when choosing between two versions
KEEP = "keep_"  # with a field's name: whose value is kept, “mine” or “theirs”


_TAKEN = {
    "folded": "This name is there already; case and diacritics make no difference.",
    "key": "This document is there already, under the same kind and number or title.",
}


class CompleteForm(BaseForm):
    """A form whose record is validated whole: with its folded name and natural key, against every rule."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        edits.complete(self.instance)
        try:
            self.instance.validate_unique()
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, _told(error))


def _told(error: ValidationError) -> list[str]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    told = [[_TAKEN[name]] if name in _TAKEN else messages for name, messages in by_field.items()]
    return [message for messages in told for message in messages]


class DeskForm(CompleteForm):
    """A form that knows from which state of its record it was made."""

    # set on the class that each request gets
    posted_state: ClassVar[str | None] = None
    theirs: ClassVar[frozenset[str]] = frozenset()  # fields in which somebody else's value is kept
    slug_from: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides: list[conflicts.Sides] = []
        self.fresh_state = ""
        if "slug" in self.fields and self.slug_from and self.instance._state.adding:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += " Leave it empty to have it made."

    def clean(self) -> dict[str, Any]:
        """Refuse to save over what somebody else changed meanwhile; make a slug where none is given."""
        values = super().clean() or self.cleaned_data
        if not self.instance._state.adding:
            self.refuse_conflict(values)
            values.update({name: getattr(self.instance, name) for name in self.theirs if name in self.fields})
        elif "slug" in self.fields and not values.get("slug") and values.get(self.slug_from):
            values["slug"] = free_slug(type(self.instance), values[self.slug_from], self.fields["slug"])
        return values

    @property
    def changed_data(self) -> list[str]:
        """Return the names of the fields that this editor changes; where somebody else's value is kept, none."""
        return [name for name in super().changed_data if name not in self.theirs]

    def refuse_conflict(self, values: dict[str, Any]) -> None:
        """Lock the record until the end of the request and compare its state with the form's.

        Where it differs, both versions are kept in `sides`, to be shown and chosen from.
        """
        model = type(self.instance)
        current = model._base_manager.select_for_update().get(pk=self.instance.pk)
        found = conflicts.changed_since(current, self.posted_state or "")
        if found:
            self.sides = conflicts.sides(current, self.posted_state or "", values)
            self.fresh_state = conflicts.token(current)
            raise ValidationError([*found, "Nothing of yours is stored yet. Choose what to keep, and save."])


def free_slug(model: type[Model], text: str, field: forms.Field) -> str:
    """Return a slug for `text` that no record of `model` has yet."""
    longest = getattr(field, "max_length", None) or 100
    stem = slugify(fold(text))[: longest - 6].strip("-") or "record"
    taken = set(model._base_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)
