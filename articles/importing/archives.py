"""Reading zip archives that anybody may have made: nothing is unpacked to disk, nothing is trusted.

What an archive declares about itself is checked first, what it really holds is counted while reading.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

MAX_MEMBERS = 100_000
MAX_RATIO = 200  # text packs about 1:4; a thousandfold is a bomb
RATIO_FROM = 1_000_000  # bytes; below, a high ratio does no harm
READ_SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive with its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of an archive (or, with an empty name, the archive) that is not read, and why."""

    name: str
    reason: str


class _TooMuchError(Exception):
    """The archive holds more than it may."""


def members(source: Path | BinaryIO, archive_limit: int, document_limit: int) -> Iterator[Member | Refused]:
    """Yield the readable files of an archive, sorted by name, and what was refused.

    Files of kinds that are not imported are passed over. A JSON Lines file may be as large as the
    archive's limit, since its documents are limited one by one.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            yield from _checked(archive, archive_limit, document_limit)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        yield Refused("", f"not a readable zip archive: {error}")


def _checked(archive: zipfile.ZipFile, archive_limit: int, document_limit: int) -> Iterator[Member | Refused]:
    infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    declared = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS:
        yield Refused("", f"holds more than {MAX_MEMBERS:,} files")
        return
    if declared > archive_limit:
        yield Refused("", f"unpacks to more than {archive_limit:,} bytes (IMPORT_MAX_ARCHIVE_BYTES)")
        return
    left = archive_limit
    seen: set[str] = set()
    for info in infos:
        if (reason := _objection(info, seen)) is not None:
            yield Refused(info.filename, reason)
            continue
        seen.add(info.filename)
        if not info.filename.lower().endswith(READ_SUFFIXES):
            continue
        limit = left if info.filename.lower().endswith(".jsonl") else min(document_limit, left)
        try:
            data = _read(archive, info, limit)
        except _TooMuchError:
            if limit == left:
                yield Refused("", f"unpacks to more than {archive_limit:,} bytes (IMPORT_MAX_ARCHIVE_BYTES)")
                return
            yield Refused(info.filename, f"larger than {document_limit:,} bytes (IMPORT_MAX_BYTES)")
            left -= limit
            continue
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            yield Refused(info.filename, f"damaged or unknown to this reader: {error}")
            continue
        left -= len(data)
        yield Member(info.filename, data)


def _objection(info: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Return why a file is not read by what the archive declares about it, or None."""
    name = info.filename
    path = PurePosixPath(name.replace("\\", "/"))
    mode = info.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0] or "\\" in name:
        return "its name points outside the archive"
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "a special file"
    if name in seen:
        return "a second file of this name in the archive"
    if info.flag_bits & 0x1:
        return "encrypted; unpack it with its password and import the files"
    if name.lower().endswith(".zip"):
        return "an archive inside an archive; unpack it and import its files"
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"unpacks to more than {MAX_RATIO} times its size"
    return None


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return a file's bytes. Raise _TooMuchError past `limit`, whatever the archive declares."""
    chunks = bytearray()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            chunks += chunk
            if len(chunks) > limit:
                raise _TooMuchError
    return bytes(chunks)
