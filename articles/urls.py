"""Public addresses. They are a contract: other sites and tools rely on them."""

from django.urls import URLPattern, path

from articles.views.health import healthz

urlpatterns: list[URLPattern] = [
    path("healthz", healthz, name="healthz"),
]
