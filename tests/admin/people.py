"""Who tests send to the desk: one account a role, logged in through the web client."""

from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories

ROLES = ("anonymous", "staff", "contributor", "editor", "chief", "administrator", "superuser")
_GROUPS = {
    "contributor": "Contributor",
    "editor": "Editor",
    "chief": "Chief editor",
    "administrator": "Administrator",
}


def person(role: str, username: str = "") -> User:
    """An account at the desk in the given role."""
    user = factories.user(username or f"{role}-person", is_staff=True, is_superuser=role == "superuser")
    if role in _GROUPS:
        user.groups.add(Group.objects.get(name=_GROUPS[role]))
    return user


def client_of(role: str, username: str = "") -> Client:
    """A browser in which somebody of that role has logged in; nobody for `anonymous`."""
    client = Client()
    if role != "anonymous":
        client.force_login(person(role, username))
    return client
