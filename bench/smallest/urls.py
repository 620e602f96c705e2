"""Addresses of the smallest site."""

from django.urls import path

from bench.smallest import views

urlpatterns = [
    path("articles/", views.articles),
    path("articles/<int:pk>/", views.article),
    path("officials/", views.officials),
    path("meetings/", views.meetings),
    path("resolutions/", views.resolutions),
    path("search/", views.search),
]
