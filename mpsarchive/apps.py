"""Which admin site is the editor's desk."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, with the archive's own site."""

    default_site = "articles.desk.DeskSite"
