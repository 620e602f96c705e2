import hashlib

import pytest

from articles.importing import workers
from articles.importing.parsing import Loaded, Parsed, Rejected
from tests.importing import deadly
from tests.importing.documents import release

pytestmark = pytest.mark.processes


def loaded(number: int, text: str = "") -> Loaded:
    raw = release(title=f"Report {number}", extra=(text,) if text else ()).encode()
    return Loaded(f"{number}.txt", f"{number}.txt", "text/plain", raw, hashlib.sha256(raw).hexdigest())


def names(results: list[Parsed | Rejected]) -> list[str]:
    return [result.name for result in results]


@pytest.mark.parametrize("number", [1, 2])
def test_results_come_in_the_order_of_the_documents(number: int) -> None:
    documents = [loaded(place) for place in range(40)]
    with workers.parser(number) as start:
        first, second = start(documents[:25]), start(documents[25:])
        assert names(first() + second()) == [document.name for document in documents]
        assert start([])() == []


def test_a_document_that_kills_its_process_is_rejected_and_the_others_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "parse_chunk", deadly.parse_chunk)
    monkeypatch.setattr(workers, "parse", deadly.parse)
    documents = [loaded(0), loaded(1, "DEADLY"), *(loaded(place) for place in range(2, 20))]
    with workers.parser(2) as start:
        first = start(documents)
        second = start([loaded(30)])
        results = first() + second()
    assert names(results) == [*(document.name for document in documents), "30.txt"]
    rejected = [result for result in results if isinstance(result, Rejected)]
    assert [(result.name, result.reason) for result in rejected] == [("1.txt", "the reader's process died on it")]
