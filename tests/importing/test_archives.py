import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.importing import archives
from articles.importing.archives import Member, Refused, members

type Build = Callable[[zipfile.ZipFile], object]


def made(build: Build, compression: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        build(archive)
    buffer.seek(0)
    return buffer


def read(build: Build, archive_limit: int = 10_000_000, document_limit: int = 5_000_000) -> list[Member | Refused]:
    return list(members(made(build), archive_limit, document_limit))


def test_documents_come_sorted_and_other_kinds_are_passed_over() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        for name in ("b.txt", "a.html", "image.png", "folder/"):
            archive.writestr(name, name)

    assert read(build) == [Member("a.html", b"a.html"), Member("b.txt", b"b.txt")]


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "a/../../b.txt", "C:/a.txt", "..\\a.txt", "\\a.txt"])
def test_a_name_that_points_outside_is_refused(name: str) -> None:
    def build(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name  # the constructor would tidy it
        archive.writestr(info, "text")

    (item,) = read(build)
    assert isinstance(item, Refused)
    assert item.reason == "its name points outside the archive"


@pytest.mark.parametrize(("kind", "reason"), [(stat.S_IFLNK, "a symbolic link"), (stat.S_IFIFO, "a special file")])
def test_links_and_special_files_are_refused(kind: int, reason: str) -> None:
    def build(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (kind | 0o644) << 16
        archive.writestr(info, "/etc/passwd")

    assert read(build) == [Refused("a.txt", reason)]


def test_an_archive_inside_an_archive_is_refused_and_the_rest_is_read() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        archive.writestr("a.txt", "a")

    assert [type(item).__name__ for item in read(build)] == ["Member", "Refused"]


def test_an_encrypted_file_is_refused() -> None:
    buffer = made(lambda archive: archive.writestr("a.txt", "secret"))
    data = bytearray(buffer.getvalue())
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, central + 8, 1)
    (item,) = members(io.BytesIO(data), 1000, 1000)
    assert isinstance(item, Refused)
    assert "encrypted" in item.reason


def test_a_bomb_is_refused_by_its_ratio() -> None:
    (item,) = read(lambda archive: archive.writestr("a.txt", bytes(4_000_000)))
    assert item == Refused("a.txt", "unpacks to more than 200 times its size")


def test_an_archive_above_the_limit_is_refused_as_a_whole() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        for number in range(4):
            archive.writestr(f"{number}.txt", "x" * 400)

    assert read(build, archive_limit=1000) == [
        Refused("", "unpacks to more than 1,000 bytes (IMPORT_MAX_ARCHIVE_BYTES)")
    ]


def test_a_file_above_the_limit_is_refused_and_the_rest_is_read() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr("a.txt", "x" * 600)
        archive.writestr("b.txt", "b")

    assert read(build, document_limit=500) == [
        Refused("a.txt", "larger than 500 bytes (IMPORT_MAX_BYTES)"),
        Member("b.txt", b"b"),
    ]


def test_what_an_archive_declares_is_not_believed() -> None:
    """A header that says 5 bytes does not let 100,000 through."""
    data = bytearray(made(lambda archive: archive.writestr("a.txt", b"ab" * 50_000)).getvalue())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 5)
    found = list(members(io.BytesIO(data), 10_000, 10_000))
    assert not any(isinstance(item, Member) and len(item.data) > 5 for item in found)


def test_damage_is_answered() -> None:
    data = bytearray(made(lambda archive: archive.writestr("a.txt", "hello " * 50)).getvalue())
    place = data.index(b"a.txt") + 5
    data[place : place + 8] = b"\xff" * 8
    (item,) = members(io.BytesIO(data), 1000, 1000)
    assert isinstance(item, Refused)
    assert item.name == "a.txt"
    assert "damaged" in item.reason


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_what_is_no_archive_is_answered(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (item,) = members(path, 1000, 1000)
    assert isinstance(item, Refused)
    assert item.reason.startswith("not a readable zip archive")


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)

    def build(archive: zipfile.ZipFile) -> None:
        for number in range(3):
            archive.writestr(f"{number}.txt", "x")

    assert read(build) == [Refused("", "holds more than 2 files")]


def test_a_name_that_comes_twice_is_read_once() -> None:
    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr("a.txt", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "second")

    assert [type(item).__name__ for item in read(build)] == ["Member", "Refused"]
