"""First step: from what was named on the command line to single documents, lazily and in a fixed order.

Nothing is decoded here. A file's bytes are read later, by whoever parses it; documents out of an
archive, a JSON Lines file or standard input carry their bytes with them.
"""

import errno
import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from articles.importing import archives

TEXT, HTML, JSON_LINE = "text/plain", "text/html", "application/json"
MEDIA_TYPES = {".txt": TEXT, ".md": TEXT, ".html": HTML, ".htm": HTML}
STDIN = "-"
STDIN_FORMATS = ("text", "html", "jsonl")
NOT_REGULAR = "not a regular file"
_LINK = "a symbolic link; import what it points to by its own name"
KINDS = ".txt, .md, .html, .htm, .jsonl, .zip"


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes of one document, and of one archive once unpacked."""

    document: int
    archive: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document to be parsed: either `path` or `raw` is set.

    `name` is what reports call it, `key` its name relative to what the user named ("" when it has
    no name that means anything on the next import).
    """

    name: str
    key: str
    media_type: str
    path: Path | None = None
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gives no document, and why."""

    name: str
    reason: str


type Input = Document | Unreadable


def printable(path: str | Path) -> str:
    """Return a path as text that any database can store."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\x00", "\ufffd")


def inputs(arguments: Iterable[str], limits: Limits, stdin: BinaryIO, stdin_format: str = "text") -> Iterator[Input]:
    """Yield every document of `arguments` (files, folders, `-`), folders sorted by path.

    In a folder, files of other kinds and read-me files are passed over; named by themselves they
    are answered with a reason. A symbolic link is followed only where it is named by itself: in a
    folder, which others may fill, it could bring any file of this machine into the archive.
    """
    for argument in arguments:
        if argument == STDIN:
            yield from _standard_input(stdin, stdin_format, limits)
            continue
        path = Path(argument)
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            yield Unreadable(printable(argument), "there is no such file or folder")
        except OSError as error:
            yield Unreadable(printable(argument), f"cannot be read: {error.strerror}")
        else:
            if stat.S_ISDIR(mode):
                yield from _folder(path, limits)
            else:
                yield from _file(path, printable(argument), path.name, limits, named=True)


def _folder(folder: Path, limits: Limits) -> Iterator[Input]:
    found: list[tuple[str, Path]] = []
    problems: list[OSError] = []
    links: list[Path] = []
    for directory, folders, names in os.walk(folder, onerror=problems.append):
        links += [path for name in folders if (path := Path(directory, name)).is_symlink()]
        for name in names:
            path = Path(directory, name)
            if path.suffix.lower() in {*MEDIA_TYPES, ".jsonl", ".zip"} and not is_readme(name):
                found.append((printable(path.relative_to(folder).as_posix()), path))
    for problem in problems:
        yield Unreadable(printable(problem.filename or folder), f"cannot be listed: {problem.strerror}")
    for link in sorted(links):
        yield Unreadable(printable(link), _LINK)
    for key, path in sorted(found):
        if path.is_symlink():
            yield Unreadable(printable(path), _LINK)
        else:
            yield from _file(path, printable(path), key, limits)


def _is_regular(path: Path) -> bool:
    """Whether a file has an end. One that has gone is left to whoever opens it."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def open_regular(path: Path) -> BinaryIO:
    """Open a file to read it. Raise OSError for a pipe, socket or device: it may never answer, or never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, NOT_REGULAR)
    return path.open("rb")


def is_readme(name: str) -> bool:
    """Whether a file describes its folder instead of being a document."""
    return name.lower().startswith("readme")


def _file(path: Path, name: str, key: str, limits: Limits, *, named: bool = False) -> Iterator[Input]:
    """Yield what one file holds. An archive named by itself is taken like a folder."""
    suffix = path.suffix.lower()
    if not _is_regular(path):
        yield Unreadable(name, NOT_REGULAR)
    elif suffix in MEDIA_TYPES:
        yield Document(name, printable(key), MEDIA_TYPES[suffix], path=path)
    elif suffix == ".jsonl":
        try:
            with open_regular(path) as stream:
                yield from _lines(stream, name, printable(key), limits)
        except OSError as error:
            yield Unreadable(name, f"cannot be read: {error.strerror}")
    elif suffix == ".zip":
        yield from _archive(path, name, "" if named else f"{printable(key)}/", limits)
    else:
        yield Unreadable(name, f"not a kind of file that is imported ({KINDS})")


def _archive(path: Path, name: str, prefix: str, limits: Limits) -> Iterator[Input]:
    for member in archives.members(path, limits.archive, limits.document):
        inner, label = printable(member.name), f"{name}/{printable(member.name)}".rstrip("/")
        suffix = Path(inner).suffix.lower()
        if isinstance(member, archives.Refused):
            yield Unreadable(label, member.reason)
        elif is_readme(Path(inner).name):
            continue
        elif suffix == ".jsonl":
            yield from _lines(io.BytesIO(member.data), label, prefix + inner, limits)
        elif suffix in MEDIA_TYPES:
            yield Document(label, prefix + inner, MEDIA_TYPES[suffix], raw=member.data)


def _standard_input(stream: BinaryIO, form: str, limits: Limits) -> Iterator[Input]:
    if form == "jsonl":
        yield from _lines(stream, "standard input", "", limits)
        return
    data = stream.read(limits.document + 1)
    yield Document("standard input", "", HTML if form == "html" else TEXT, raw=data)


def _lines(stream: BinaryIO, name: str, key: str, limits: Limits) -> Iterator[Input]:
    """Yield the documents of a JSON Lines file; a line that is too long is answered and passed over."""
    number = 0
    while line := stream.readline(limits.document + 2):
        number += 1
        label = f"{name}:{number}"
        complete = line.endswith(b"\n")
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > limits.document:
            while not complete and (rest := stream.readline(65536)):
                complete = rest.endswith(b"\n")
            yield Unreadable(label, too_large(limits.document))
        elif line.strip():
            yield Document(label, f"{key}:{number}" if key else "", JSON_LINE, raw=line)


def too_large(limit: int) -> str:
    """Return the reason for a document above the limit, naming the setting."""
    return f"larger than {limit:,} bytes (IMPORT_MAX_BYTES)"
