import io
import os
import socket
from pathlib import Path

import pytest

from articles.importing.parsing import Rejected, load
from articles.importing.reading import Document, Limits, Unreadable, inputs, open_regular
from tests.importing.documents import write, write_zip

LIMITS = Limits(document=1000, archive=10_000)


def read(*arguments: Path | str, stdin: bytes = b"", form: str = "text") -> list[Document | Unreadable]:
    return list(inputs([str(argument) for argument in arguments], LIMITS, io.BytesIO(stdin), form))


def names(found: list[Document | Unreadable]) -> list[str]:
    return [item.key if isinstance(item, Document) else f"! {item.name}: {item.reason}" for item in found]


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/y.MD", "c.htm"):
        write(tmp_path, name, "text")
    assert names(read(tmp_path)) == ["a/y.MD", "a/z.html", "b.txt", "c.htm"]


def test_read_me_files_and_other_kinds_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt", "photo.jpg", ".hidden", "a.txt"):
        write(tmp_path, name, "text")
    assert names(read(tmp_path)) == ["a.txt"]


def test_a_file_named_by_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert names(read(write(tmp_path, "README.md", "text"))) == ["README.md"]


def test_a_file_of_another_kind_named_by_itself_is_answered(tmp_path: Path) -> None:
    (item,) = read(write(tmp_path, "photo.jpg", b"\xff"))
    assert isinstance(item, Unreadable)
    assert item.name.endswith("photo.jpg")
    assert ".jsonl" in item.reason


def test_a_path_that_is_not_there_is_answered(tmp_path: Path) -> None:
    (item,) = read(tmp_path / "missing.txt")
    assert item == Unreadable(str(tmp_path / "missing.txt"), "there is no such file or folder")


def test_a_folder_that_may_not_be_listed_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    list_folder = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)
    write(tmp_path, "open.txt", "text")
    assert names(read(tmp_path)) == [f"! {tmp_path}/closed: cannot be listed: Permission denied", "open.txt"]


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    second, first = write(tmp_path, "a.txt", "x"), write(tmp_path, "b.txt", "y")
    assert names(read(first, second)) == ["b.txt", "a.txt"]


def test_a_name_that_is_not_utf8_can_still_be_stored(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(folder + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 pathlib takes no bytes
        file.write(b"text")
    (item,) = read(tmp_path)
    assert isinstance(item, Document)
    item.key.encode()
    assert item.key == "caf\ufffd.txt"


def test_json_lines_are_documents_named_by_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "d.jsonl", '\ufeff{"text": "a"}\r\n\n{"text": "b"}')
    found = read(path)
    assert names(found) == ["d.jsonl:1", "d.jsonl:3"]
    assert [item.raw for item in found if isinstance(item, Document)] == [b'{"text": "a"}', b'{"text": "b"}']


def test_a_line_that_is_too_long_is_answered_and_the_next_one_read(tmp_path: Path) -> None:
    path = write(tmp_path, "d.jsonl", b"{" + b"x" * 200_000 + b'}\n{"text": "b"}\n' + b"y" * 1001)
    found = read(path)
    assert names(found) == [
        f"! {path}:1: larger than 1,000 bytes (IMPORT_MAX_BYTES)",
        "d.jsonl:2",
        f"! {path}:3: larger than 1,000 bytes (IMPORT_MAX_BYTES)",
    ]


def test_standard_input_is_one_document_without_a_lasting_name() -> None:
    assert read("-", stdin=b"words") == [Document("standard input", "", "text/plain", raw=b"words")]
    assert read("-", stdin=b"<p>words", form="html") == [Document("standard input", "", "text/html", raw=b"<p>words")]


def test_standard_input_can_be_json_lines() -> None:
    found = read("-", stdin=b'{"text": "a"}\n{"text": "b"}\n', form="jsonl")
    assert [(item.name, item.media_type) for item in found if isinstance(item, Document)] == [
        ("standard input:1", "application/json"),
        ("standard input:2", "application/json"),
    ]


def test_an_archive_named_by_itself_is_like_a_folder(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "z.zip", {"b.txt": "b", "a/a.md": "a", "README.txt": "no", "x.png": "no"})
    assert names(read(path)) == ["a/a.md", "b.txt"]


def test_an_archive_in_a_folder_keeps_its_name(tmp_path: Path) -> None:
    write_zip(tmp_path / "z.zip", {"b.txt": "b", "lines.jsonl": '{"text": "x"}\n{"text": "y"}\n'})
    assert names(read(tmp_path)) == ["z.zip/b.txt", "z.zip/lines.jsonl:1", "z.zip/lines.jsonl:2"]


def test_inputs_are_read_lazily(tmp_path: Path) -> None:
    stream = io.BytesIO(b'{"text": "a"}\n' * 3)
    first = next(iter(inputs(["-"], LIMITS, stream, "jsonl")))
    assert isinstance(first, Document)
    assert stream.tell() == len(b'{"text": "a"}\n')


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.zip"])
def test_a_pipe_is_answered_without_being_opened(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    answer = [f"! {tmp_path / name}: not a regular file"]
    assert names(read(tmp_path)) == answer
    assert names(read(tmp_path / name)) == answer
    with pytest.raises(OSError, match="not a regular file"):
        open_regular(tmp_path / name)


def test_a_socket_and_a_device_are_answered(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.txt"))
        assert names(read(tmp_path, "/dev/null")) == [
            f"! {tmp_path}/s.txt: not a regular file",
            "! /dev/null: not a regular file",
        ]


def test_a_file_that_became_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    result = load(Document("x.txt", "x.txt", "text/plain", path=tmp_path / "x.txt"), 100)
    assert result == Rejected("x.txt", "cannot be read: not a regular file")


def test_links_met_in_a_folder_are_refused(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.txt", "password")
    write(tmp_path, "in/a.txt", "text")
    for name, target in (("b.txt", secret), ("c.txt", tmp_path / "gone"), ("d.zip", secret), ("e", secret.parent)):
        (tmp_path / "in" / name).symlink_to(target)
    reason = "a symbolic link; import what it points to by its own name"
    assert names(read(tmp_path / "in")) == [
        f"! {tmp_path}/in/e: {reason}",
        "a.txt",
        *(f"! {tmp_path}/in/{name}: {reason}" for name in ("b.txt", "c.txt", "d.zip")),
    ]


def test_a_link_named_by_itself_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt", "text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real/a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    assert names(read(tmp_path / "link.txt", tmp_path / "folder")) == ["link.txt", "a.txt"]


def test_a_name_that_is_too_long_is_answered() -> None:
    (item,) = read("x" * 5000)
    assert isinstance(item, Unreadable)
    assert item.reason == "cannot be read: File name too long"
