"""What pages say to machines: schema.org JSON-LD, each kind of record in the terms that fit it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Indicator, Meeting, MeetingReport, Official, Record, Resolution
from articles.templatetags.archive import heading
from articles.views.works import ARCHIVE, permanent_path

type Absolute = Callable[[str], str]  # makes an address within the site absolute
type Data = dict[str, Any]

_ATTENDANCE = {Meeting.Mode.ONLINE: "OnlineEventAttendanceMode", Meeting.Mode.IN_PERSON: "OfflineEventAttendanceMode"}
_MEDIA = {"csv": "text/csv", "json": "application/json"}


def linked_data(record: Record, absolute: Absolute, **known: Any) -> Data:
    """Return what to say of a record; `known` is what its page has read anyway. TypeError for another kind.

    Article: `version`, `events`, `people`, `documents`. Official: `career`. Meeting: `participants`, `reports`.
    """
    match record:
        case Article():
            said = _news_article(record, absolute, **known)
        case Official():
            said = _person(record, **known)
        case Meeting():
            said = _event(record, absolute, **known)
        case Resolution():
            said = _legislation(record)
        case Indicator():
            said = _dataset(record, absolute)
        case _:
            raise TypeError(f"no terms for {type(record).__name__}")
    return {"@context": "https://schema.org", **_identity(record, absolute), **_present(said)}


def _identity(record: Record, absolute: Absolute) -> Data:
    page = absolute(record.get_absolute_url())  # type: ignore[attr-defined]
    return {
        "@id": absolute(permanent_path(record)),
        "identifier": f"urn:uuid:{record.uuid}",
        "url": page,
        "mainEntityOfPage": page,
    }


def _present(said: Data) -> Data:
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _named(kind: str, records: Iterable[Any], absolute: Absolute) -> list[Data]:
    """Return records by name and address, as parts of another one's description."""
    return [
        {"@type": kind, "@id": absolute(permanent_path(record)), "name": _name(record)}
        | {"url": absolute(record.get_absolute_url())}
        for record in records
    ]


def _name(record: Record) -> str:
    return heading(record) if isinstance(record, Meeting) else str(record)


def _news_article(
    article: Article,
    absolute: Absolute,
    *,
    version: Any = None,
    events: Iterable[Meeting] = (),
    people: Iterable[Official] = (),
    documents: Iterable[Resolution] = (),
) -> Data:
    published = article.published_at or article.published_on
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": published.isoformat() if published else "",
        "dateModified": version.imported_at.isoformat() if version and version.number > 1 else "",
        "version": version.number if version else None,
        "author": {"@type": "Person", "name": article.byline} if article.byline else None,
        "publisher": {"@type": "Organization", "name": article.source.name} if article.source else None,
        "isBasedOn": article.url,
        "archivedAt": absolute(permanent_path(article)),
        "isPartOf": {"@type": "WebSite", "name": ARCHIVE, "url": absolute(reverse("home"))},
        "about": _named("Event", events, absolute),
        "mentions": _named("Person", people, absolute),
        "citation": _named("Legislation", documents, absolute),
    }


def _person(official: Official, *, career: Any = None) -> Data:
    ranks = [str(span.subject) for span in career.ranks] if career else []
    posts = [str(span.subject) for span in career.posts] if career else []
    return {
        "@type": "Person",
        "name": str(official),
        "alternateName": official.name if official.name != str(official) else "",
        "honorificPrefix": ranks[-1] if ranks else "",
        "jobTitle": posts,
    }


def _event(
    meeting: Meeting, absolute: Absolute, *, participants: Iterable[Data] = (), reports: Iterable[MeetingReport] = ()
) -> Data:
    place = {"@type": "Place", "name": meeting.place, "address": meeting.place} if meeting.place else None
    return {
        "@type": "Event",
        "name": heading(meeting),
        "startDate": meeting.date_start.isoformat() if meeting.date_start else "",
        "endDate": meeting.date_end.isoformat() if meeting.date_end else "",
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[Meeting.Mode(meeting.mode)]}",
        "location": place,
        "organizer": {"@type": "Organization", "name": meeting.organizer.name} if meeting.organizer else None,
        "superEvent": {"@type": "EventSeries", "name": meeting.series.name} if meeting.series else None,
        "attendee": _named("Person", (person["official"] for person in participants), absolute),
        "subjectOf": _named("NewsArticle", (claim.version.article for claim in reports), absolute),
    }


def _legislation(document: Resolution) -> Data:
    return {
        "@type": "Legislation",
        "name": str(document),
        "alternateName": document.title if document.title != str(document) else "",
        "legislationIdentifier": document.number,
        "legislationType": document.kind,
        "legislationDate": document.date.isoformat() if document.date else "",
        "legislationPassedBy": {"@type": "Organization", "name": document.issuer.name} if document.issuer else None,
    }


def _dataset(indicator: Indicator, absolute: Absolute) -> Data:
    def download(kind: str) -> Data:
        address = f"{reverse('figures-download', kwargs={'kind': kind})}?indicator={indicator.code}"
        return {"@type": "DataDownload", "encodingFormat": _MEDIA[kind], "contentUrl": absolute(address)}

    said = _("%s: figures that press articles report, each with its period and the sentence it was read from.")
    return {
        "@type": "Dataset",
        "name": indicator.label,
        "alternateName": indicator.label_vi,
        "description": said % indicator.label,
        "creator": {"@type": "Organization", "name": ARCHIVE, "url": absolute(reverse("home"))},
        "isAccessibleForFree": True,
        "variableMeasured": _present({"@type": "PropertyValue", "name": indicator.label, "unitText": indicator.unit}),
        "distribution": [download(kind) for kind in _MEDIA],
    }
