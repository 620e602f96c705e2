import json

from articles.extraction import extract, to_contract

TEXT = """Province holds a review

Thứ Ba, 05/10/2021, 08:00

The Ministry of Public Security held a conference on October 4 in Hue. Colonel Vu Van Lam chaired the event.

In the first nine months of 2021, police handled 1,234.5 kg of opium (down 4.2%) under Decree No. 5/ND-CP. Colonel Lam \
asked for care.
"""


def test_the_object_has_the_agreed_shape() -> None:
    found = to_contract(extract(TEXT), file="a.txt", sha256="00")
    assert list(found) == [
        "file",
        "sha256",
        "article",
        "officials",
        "meetings",
        "resolutions",
        "figures",
        "statements",
        "notices",
    ]
    assert found["article"]["published"] == "2021-10-05T08:00:00+07:00"
    assert found["officials"][0]["mentions"][0] == {"block": 0, "start": 71, "end": 89}
    assert found["meetings"][0] == {
        "title": "Province holds a review",
        "date_start": "2021-10-04",
        "date_end": "2021-10-04",
        "place": "Hue",
        "online": False,
        "chairs": ["Vu Van Lam"],
        "organizer": "Ministry of Public Security",
        "evidence": {"block": 0, "start": 0, "end": 70},
        "confidence": found["meetings"][0]["confidence"],
        "rule": "held-event",
    }
    assert {key: found["resolutions"][0][key] for key in ("kind", "number", "issuer", "date", "title")} == {
        "kind": "Decree",
        "number": "5/ND-CP",
        "issuer": "Government",
        "date": None,
        "title": None,
    }
    figure = found["figures"][0]
    assert (figure["value"], figure["unit"], figure["change_percent"], figure["period"]) == (
        1234.5,
        "kg",
        -4.2,
        "2021-01-01/2021-09-30",
    )
    assert found["statements"][0]["speaker"] == "Vu Van Lam"


def test_the_object_is_json() -> None:
    found = to_contract(extract(TEXT), file="a.txt", sha256="00")
    assert json.loads(json.dumps(found)) == found


def test_an_empty_document_has_every_key() -> None:
    found = to_contract(extract(""), file="a.txt", sha256="00")
    assert found["article"]["title"] is None
    assert found["article"]["blocks"] == found["officials"] == found["figures"] == []
