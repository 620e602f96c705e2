"""The archive's data: documents, the records read off them, and the claims between."""

from articles.models.article import Article, ArticleLink, ArticleVersion, TextBand
from articles.models.base import Record, permanent_id
from articles.models.claim import Claim
from articles.models.comment import ArticleComment
from articles.models.correction import Correction
from articles.models.figure import Figure, Indicator, PeriodKind, period_kind
from articles.models.former import Former
from articles.models.meeting import Meeting, MeetingReport, MeetingSeries, Participation
from articles.models.merge import OfficialMerge
from articles.models.official import Attestation, IdentityQuestion, Official, OfficialAlias
from articles.models.organization import Organization, OrganizationAlias, Post, PostAlias, Rank
from articles.models.resolution import Citation, Resolution
from articles.models.review import (
    ClaimLease,
    ClaimMark,
    ConsistencyCheck,
    Contradiction,
    ErrorReport,
    ReviewAction,
)
from articles.models.search import SearchChange, SearchLog
from articles.models.source import ImportItem, ImportRun, Source
from articles.models.statement import Statement

CLAIM_MODELS: tuple[type[Claim], ...] = (Attestation, MeetingReport, Participation, Citation, Figure, Statement)

__all__ = [
    "CLAIM_MODELS",
    "Article",
    "ArticleComment",
    "ArticleLink",
    "ArticleVersion",
    "Attestation",
    "Citation",
    "Claim",
    "ClaimLease",
    "ClaimMark",
    "ConsistencyCheck",
    "Contradiction",
    "Correction",
    "ErrorReport",
    "Figure",
    "Former",
    "IdentityQuestion",
    "ImportItem",
    "ImportRun",
    "Indicator",
    "Meeting",
    "MeetingReport",
    "MeetingSeries",
    "Official",
    "OfficialAlias",
    "OfficialMerge",
    "Organization",
    "OrganizationAlias",
    "Participation",
    "PeriodKind",
    "Post",
    "PostAlias",
    "Rank",
    "Record",
    "Resolution",
    "ReviewAction",
    "SearchChange",
    "SearchLog",
    "Source",
    "Statement",
    "TextBand",
    "period_kind",
    "permanent_id",
]
