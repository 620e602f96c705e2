"""An import from end to end: read, parse, validate, match, write, report.

Documents are read and parsed as they come (in other processes if asked), then matched and written
batch by batch: one transaction each, with a number of queries that does not depend on the size of
the archive. A batch that was written is complete, one that was not leaves no trace; so an import
that was stopped anywhere is finished by running it again. A document that cannot be matched or
written is found by halving its batch, and rejected alone.
"""

import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import DataError, Error, IntegrityError, transaction
from django.utils import timezone

from articles.importing import reading, runs
from articles.importing.changes import Changes
from articles.importing.parsing import Loaded, Rejected, load
from articles.importing.planning import Options, Planner, Result, Step, pack_notice
from articles.importing.workers import Parsing, parser
from articles.models import (
    ArticleVersion,
    ImportItem,
    ImportRun,
    Indicator,
    Meeting,
    Official,
    Organization,
    Post,
    Resolution,
    Source,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DEFAULT_BATCH = 200
_COUNTED = (Official, Organization, Post, Meeting, Resolution, Indicator)

type Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to import and how. No paths: the project's seed documents."""

    paths: Sequence[str] = ()
    state: str = "published"
    source: Source | None = None
    workers: int = 1
    batch_size: int = DEFAULT_BATCH
    dry_run: bool = False
    stdin: BinaryIO = field(default_factory=lambda: sys.stdin.buffer)
    stdin_format: str = "text"
    user: "User | None" = None  # in whose name; nobody's for the operator's own


@dataclass(slots=True)
class Report:
    """How every input ended, and what the import added."""

    dry_run: bool
    results: list[Result] = field(default_factory=list)
    records: Counter[str] = field(default_factory=Counter)
    run: ImportRun | None = None
    brought: dict[UUID, str] = field(default_factory=dict)  # articles met so far, and the first document of each

    @property
    def counts(self) -> Counter[str]:
        """Number of documents by outcome."""
        return Counter(result.outcome for result in self.results)

    @property
    def claims(self) -> Counter[str]:
        """Number of new claims by kind."""
        return sum((result.claims for result in self.results), Counter())

    def add(self, results: Sequence[Result], changes: Changes) -> None:
        """Take a batch in."""
        self.results += results
        for result in results:
            if result.article is not None and result.outcome != ImportItem.Outcome.DUPLICATE:
                self.brought.setdefault(result.article.uuid, result.name)
        for model in _COUNTED:
            if number := changes.count(model):
                self.records[str(model._meta.verbose_name_plural)] += number


def run_import(request: Request, progress: Progress | None = None) -> Report:
    """Import what is asked for and return how it went. `progress` hears of each batch's size."""
    report = Report(request.dry_run)
    batches = _batches(request)
    if request.dry_run:
        _plan_only(request, batches, report, progress or _silent)
        return report
    with runs.recorded_run(list(request.paths) or ["seeds"], request.user) as run:
        report.run = run
        for batch in batches:
            write_batch(request, run, batch, report)
            (progress or _silent)(len(batch))
    return report


def _silent(done: int) -> None:
    """Tell nobody."""


def _batches(request: Request) -> Iterator[list[Step]]:
    """Yield the documents batch by batch, parsed unless the archive shows these very bytes already.

    Workers parse the next batch while the one before is written.
    """
    limits = reading.Limits(settings.IMPORT_MAX_BYTES, settings.IMPORT_MAX_ARCHIVE_BYTES)
    paths = request.paths or [os.path.relpath(settings.SEEDS_DIR)]
    inputs = reading.inputs(paths, limits, request.stdin, request.stdin_format)
    started: deque[tuple[list[Step], list[Loaded], Parsing]] = deque()
    with parser(request.workers) as start:
        for batch in batched(inputs, request.batch_size):
            loaded: list[Step] = [load(document, limits.document) for document in batch]
            shown = _shown(loaded)
            fresh = [step for step in loaded if isinstance(step, Loaded) and step.sha256 not in shown]
            started.append((loaded, fresh, start(fresh)))
            if len(started) > (request.workers > 1):
                yield _joined(*started.popleft())
        while started:
            yield _joined(*started.popleft())


def _joined(loaded: list[Step], fresh: list[Loaded], parsing: Parsing) -> list[Step]:
    """Put what was parsed into the places of its documents."""
    parsed = {id(document): result for document, result in zip(fresh, parsing(), strict=True)}
    return [parsed.get(id(step), step) for step in loaded]


def _shown(steps: Sequence[Step]) -> set[str]:
    """Return which of these bytes are a current version; there is nothing to read in them again."""
    hashes = {step.sha256 for step in steps if isinstance(step, Loaded)}
    rows = ArticleVersion.objects.filter(sha256__in=hashes, is_current=True)
    return set(rows.values_list("sha256", flat=True)) if hashes else set()


def _plan_only(request: Request, batches: Iterable[list[Step]], report: Report, progress: Progress) -> None:
    """Say what would change. One planner sees all batches, since none is written."""
    rehearsal = _Rehearsal(Options(request.state, request.source))
    for batch in batches:
        report.results += rehearsal.plan(batch)
        progress(len(batch))
    report.add([], rehearsal.planner.changes)


class _Rehearsal:
    """Plans batches that are never written; after a document that fails, those before it are planned again."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._planned: list[Sequence[Step]] = []
        self.planner = self._fresh()

    def _fresh(self) -> Planner:
        return Planner(self._options, None, timezone.now())

    def plan(self, batch: Sequence[Step]) -> list[Result]:
        """Return how each document would end."""
        try:
            results = self.planner.plan(batch)
        except Error:
            raise
        except Exception as error:  # noqa: BLE001 one document must never stop the import
            self.planner = self._fresh()
            for planned in self._planned:
                self.planner.plan(planned)
            return [result for part in _parts(batch, error) for result in self.plan(part)]
        self._planned.append(batch)
        return results


class _DocumentError(Exception):
    """A batch cannot be matched or written because of what is in its documents; the cause says why."""


def _parts(batch: Sequence[Step], error: BaseException) -> list[Sequence[Step]]:
    """Return the halves of a batch that failed; of a single document, that it is rejected."""
    if len(batch) > 1:
        middle = len(batch) // 2
        return [batch[:middle], batch[middle:]]
    (step,) = batch
    if isinstance(step, Rejected):
        raise error
    what = "the database refuses it" if isinstance(error, Error) else "matching failed on it"
    message = " ".join(str(error).split())
    return [[Rejected(step.name, f"{what}: {type(error).__name__}: {message}"[:500], step.sha256)]]


def write_batch(request: Request, run: ImportRun, batch: Sequence[Step], report: Report) -> None:
    """Match and write one batch in one transaction, or in several if a document of it has to be rejected."""
    try:
        _write(request, run, batch, report)
    except _DocumentError as failure:
        for part in _parts(batch, failure.__cause__ or failure):
            write_batch(request, run, part, report)


def _write(request: Request, run: ImportRun, batch: Sequence[Step], report: Report) -> None:
    """Match and write these documents in one transaction, and keep how each of them ended."""
    position = len(report.results)
    with transaction.atomic():
        runs.lock_batch()
        planner = Planner(Options(request.state, request.source), run, timezone.now(), report.brought)
        try:
            results = planner.plan(batch)
        except Error:
            raise
        except Exception as error:
            raise _DocumentError from error
        try:
            planner.changes.save()
        except (DataError, IntegrityError) as error:
            raise _DocumentError from error
        ImportItem.objects.bulk_create(_item(run, position + n, result) for n, result in enumerate(results))
        counts = report.counts + Counter(result.outcome for result in results)
        run.counts = dict(sorted(counts.items()))
        run.save(update_fields=["counts"])
    report.add(results, planner.changes)


def _item(run: ImportRun, position: int, result: Result) -> ImportItem:
    return ImportItem(
        run=run,
        position=position,
        name=result.name[-500:],
        sha256=result.sha256,
        outcome=result.outcome,
        reason=result.reason[:500],
        notices=[pack_notice(notice) for notice in result.notices],
        article=result.article,
    )
