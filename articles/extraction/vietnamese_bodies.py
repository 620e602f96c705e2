"""Reading the name of the body behind a Vietnamese role, and putting it into English."""

import re

from articles.extraction.names import person_starts
from articles.extraction.patterns import alternation, one_of
from articles.extraction.title_grammar import title_begins
from articles.extraction.vocabulary.places import PROVINCES
from articles.extraction.vocabulary.vietnamese_bodies import COUNTRIES, LOCAL, NAMED

_NAMED = re.compile(rf"(?:{alternation(NAMED)})(?![a-z0-9])", re.IGNORECASE)
_LOCAL = re.compile(rf"(?P<kind>{alternation(LOCAL)}) (?=[A-Z\d])", re.IGNORECASE)
_PLACE = re.compile(one_of(PROVINCES))
_PLACE_WORD = re.compile(r"[A-Z][a-z]*(?![A-Za-z])|\d{1,2}(?!\d)")
_COUNTRY = re.compile(rf" (?P<country>{alternation(COUNTRIES)})(?![a-z])", re.IGNORECASE)
# "Dai su Lao tai Viet Nam"
_SENT = re.compile(
    rf"(?:Cong hoa (?:[A-Z][a-z]+ ){{1,6}})?(?P<country>{alternation(COUNTRIES)})(?![a-z])(?P<host> tai Viet Nam)?",
    re.IGNORECASE,
)
HOMES = tuple(COUNTRIES.values())
# Words that end a role and open its body's name: "Truong ban Noi chinh".
_UNITS = ("ban", "phong", "doan", "khoa")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*|\d{1,3}(?![\d.,])")
# Small-letter words with which the sentence goes on behind a body.
_GOES_ON = re.compile(
    r"(?:phat bieu|chu tri|cho biet|cho rang|da|du(?= (?:hoi|le|va|buoi|dien|phien|khai|cuoc)|[.,;]|\Z)"
    r"|trinh bay|nhan manh"
    r"|yeu cau|trao|bieu duong|ket luan|den|duoc|bi|se"
    r"|tham du|dong chu tri|ghi nhan|chuc mung|cung|tai|de nghi|bao cao|lam|khang dinh|danh gia|noi|thong tin"
    r"|ky (?:ket|quyet)|doc (?:dien|quyet|loi|bao)"
    r"|thay mat|danh huong|tiep|chi dao|dan dau|thong bao|la|khai mac|be mac|dai dien|gui|thua|trong|voi|bay to"
    r"|quan triet|va (?:cac|cung|mot|nhung|dong chi|doan|ong|ba|dai dien|lanh dao)"
    r"|ve (?:viec|cong tac|noi dung|tinh hinh|ket qua)"
    r"|nhin nhan|ke (?:lai|rang|chi)|hua|luu y|mong (?:muon|rang)|cam on|chia se|tham|tang (?:qua|hoa|bang)"
    r"|xuong|cho|neu|truc tiep|kiem(?: tra)?|co mat|tham luan|khi|khong|chup|dang|cung nhau|gap"
    r"|chia vui|chia buon|trieu khai|tro thanh|chinh thuc|vua|hien)"
    r"(?![A-Za-z])"
)
_LINKS = ("va", "ve")
_MAX_WORDS = 14
_PLACE_WORDS = 3


def read_vietnamese_body(text: str, start: int, fallback: int, role: str) -> tuple[str, int]:
    """Return the body named at `start` and where it ends; ("", fallback) when none is.

    `role` may take the first words of the body with it: "Truong Cong an huyen".
    """
    if role.lower().endswith(" cong an"):
        start -= len("Cong an ")
    if role.lower().endswith(("dai su", "toan quyen")) and (sent := _SENT.match(text, start)):
        return sent[0], sent.end()
    unit = role.rsplit(" ", 1)[-1]
    if unit.lower() in _UNITS and (known := _NAMED.match(text, start - len(unit) - 1)):
        return known[0], known.end()
    if (local := _LOCAL.match(text, start)) and (end := _place_end(text, local.end())) > local.end():
        return text[start:end], end
    if known := _NAMED.match(text, start):
        country = _COUNTRY.match(text, known.end())
        end = country.end() if country else known.end()
        return text[start:end], end
    return _read_words(text, start, fallback, role)


def _place_end(text: str, start: int) -> int:
    """Return where the place named at `start` ends; a person's name may follow without a comma."""
    known = _PLACE.match(text, start)
    if known:
        return known.end()
    end, position = start, start
    for number in range(_PLACE_WORDS):
        found = _PLACE_WORD.match(text, position)
        if found is None or (person_starts(text, position) and (number > 1 or text[position - 2].isdigit())):
            break
        end = found.end()
        if text[end : end + 1] != " ":
            break
        position = end + 1
    return end


def _read_words(text: str, start: int, fallback: int, role: str) -> tuple[str, int]:
    end, position, words = fallback, start, 0
    # "Vu truong Vu Thanh toan": the unit's word stands twice, and is no surname.
    unit = {word.lower() for word in role.split()}
    while words < _MAX_WORDS:
        found = _WORD.match(text, position)
        if found is None or title_begins(text, position) or _GOES_ON.match(text, position):
            break
        if person_starts(text, position) and (words or found[0].lower() not in unit):
            break
        if found[0] in _LINKS and not text[found.end() + 1 : found.end() + 2].isalpha():
            break
        if found[0] in _LINKS and (title_begins(text, found.end() + 1) or person_starts(text, found.end() + 1)):
            break
        end = found.end()
        words += 1
        if found[0] == "phong" and text.startswith(", chong ", end):
            end += len(", chong")
        if text[end : end + 1] != " ":
            break
        position = end + 1
    return (text[start:end], end) if words else ("", fallback)


def local_kind(body: str) -> str | None:
    """Return what kind of provincial or city body `body` is where it names no place ("Cong an tinh"), else None."""
    kind = body.lower()
    return kind if kind in LOCAL and kind.endswith(("tinh", "thanh pho", "tp", "tinh uy", "thanh uy")) else None


def in_english(body: str) -> str | None:
    """Return the English name of a Vietnamese body, or None where the tables have none."""
    sent = _SENT.fullmatch(body)
    if sent:
        home = COUNTRIES[sent["country"].lower()]
        return f"{home} to Vietnam" if sent["host"] else home
    local = _LOCAL.match(body)
    if local:
        place, name = body[local.end() :].replace("Ha Noi", "Hanoi"), LOCAL[local["kind"].lower()]
        if place.isdigit():
            unit, rest = name.removeprefix("{} ").split(" ", 1)
            return f"{unit} {place} {rest}"
        return name.format(place)
    named = _NAMED.match(body)
    if named is None:
        return None
    name = NAMED[named[0].lower()]
    country = _COUNTRY.fullmatch(body, named.end())
    if country:
        home = COUNTRIES[country["country"].lower()]
        return name if home == "Vietnam" else f"{name} of {home}"
    return name if named.end() == len(body) else None
