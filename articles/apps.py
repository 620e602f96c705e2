"""The one Django app of the archive."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ArticlesConfig(AppConfig):
    """Documents, the records read off them, and the claims that tie the two together."""

    name = "articles"
    verbose_name = "Archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the database's own guards in place after every migration."""
        from articles.models.changelog import install_changelog, lift_changelog
        from articles.models.guards import install_guards, lift_guards
        from articles.models.remembering import install_memory, lift_memory

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
        pre_migrate.connect(lift_changelog, sender=self)
        post_migrate.connect(install_changelog, sender=self)
        pre_migrate.connect(lift_memory, sender=self)
        post_migrate.connect(install_memory, sender=self)
