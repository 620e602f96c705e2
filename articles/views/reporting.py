"""Readers say that something in an article's page is wrong: a plain form, and no account.

To keep it from being flooded, one sender may send a few reports an hour and all of them together some more. Of the
network address only a keyed hash is kept, and another one each day.
"""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.models import Article, ErrorReport

WITHIN = timedelta(hours=1)
OF_ONE_SENDER = 5
OF_ALL = 100


class ReportForm(forms.Form):
    """What is wrong, and where."""

    passage = forms.CharField(
        label=gettext_lazy("The words you mean"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Copied from the page, if it is about certain words."),
    )
    text = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("A name, a rank, a date, a figure, a link … Up to 2,000 characters."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """Take a report on a published article; a withdrawn one has nothing left to report on."""
    article = get_object_or_404(Article.objects.announced(), slug=slug)
    if article.state == Article.State.WITHDRAWN:
        return redirect(article)
    if (canonical := report_address(article)) != request.path:
        return HttpResponseRedirect(canonical)
    form = ReportForm(
        request.POST if request.method == "POST" else None, initial={"passage": request.GET.get("passage", "")[:500]}
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        if _too_many(request):
            form.add_error(None, _("Many reports came within the last hour. Please send yours later."))
            status = 429
        else:
            ErrorReport.objects.create(
                article=article,
                passage=form.cleaned_data["passage"],
                text=form.cleaned_data["text"],
                sent_at=timezone.now(),
                sender=_sender(request),
            )
            return HttpResponseRedirect(f"{canonical}?sent=1")
    context = {"article": article, "form": form, "sent": "sent" in request.GET, "section": "articles"}
    return render(request, "articles/report.html", context, status=status)


def report_address(article: Article) -> str:
    """Return the address of an article's form: the article's own and `report/`."""
    year, month, slug = article.get_absolute_url().strip("/").split("/")[-3:]
    return reverse("article-report", kwargs={"year": year, "month": month, "slug": slug})


def _too_many(request: HttpRequest) -> bool:
    recent = ErrorReport.objects.filter(sent_at__gt=timezone.now() - WITHIN)
    senders = list(recent.values_list("sender", flat=True)[:OF_ALL])
    return len(senders) >= OF_ALL or senders.count(_sender(request)) >= OF_ONE_SENDER


def _sender(request: HttpRequest) -> str:
    """Return a keyed hash of the sender's network address and the day; behind a proxy, of the address it names."""
    network = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY_HEADERS:
        network = request.headers.get("X-Forwarded-For", network).rpartition(",")[2].strip()
    return salted_hmac("error report", f"{timezone.localdate()}|{network}", algorithm="sha256").hexdigest()[:32]
