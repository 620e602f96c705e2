"""Reading the name of the body that a post belongs to: where it ends is where a person or another title begins."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from articles.extraction.names import name_at, person_starts, skip_honorific
from articles.extraction.patterns import alternation, one_of
from articles.extraction.title_grammar import BODY_OF, RANK, is_vietnamese, title_begins
from articles.extraction.vietnamese_bodies import read_vietnamese_body
from articles.extraction.vocabulary.organizations import HEADS, SMALL_WORDS
from articles.extraction.vocabulary.places import COUNTRIES, NATIONALITIES, PROVINCES, TOWNS

_OF = re.compile(
    r",? (?:of|for|at|to|in charge of|from|in|cua)(?: the same| the| an?| its| their)? "
    r"(?=[A-Za-z]|\d{1,3}(?:-\d{1,2}|st|nd|rd|th)? [A-Z])"
)
# A body in small letters: "the ministry's emulation council", "the orchestra".
_SMALL_NOUNS = (
    "council", "committee", "board", "team", "division", "department", "office", "unit", "group", "section",
    "orchestra",
    "delegation", "squad", "station", "faculty", "institute", "academy", "school", "centre", "center", "command",
    "officials", "post", "bureau", "agency", "contingent", "detachment", "task force", "secretariat", "inspectorate",
    "hospital", "prison", "police", "platoon", "company of guards", "brigade", "regiment", "battalion", "force",
    "ministry", "administration", "party cell", "mission", "working group", "crew", "laboratory", "union",
    "association", "front", "museum", "clinic", "newspaper", "magazine", "festival", "congress", "jury", "programme",
    "project", "campaign", "court", "procuracy", "youth union", "women's union",
)  # fmt: skip
_SMALL_NOUN = rf"(?:sub-)?{alternation(_SMALL_NOUNS)}(?![A-Za-z'])"
_SMALL_BODY = re.compile(rf"(?:[A-Z][A-Za-z]+(?:'s|')? )?(?:[a-z][a-z'-]+ ){{0,5}}{_SMALL_NOUN}")
# "the HCM City Police's drug squad"
_OWN_BODY = re.compile(rf"(?:(?<='s)|(?<=s')|'s?) (?:[a-z][a-z-]+ ){{0,4}}{_SMALL_NOUN}")
# "the Steering Committee of the festival"
_SMALL_TAIL = re.compile(
    r" (?:chapter|cell|branch)(?![A-Za-z'])| (?:of|for) the (?:festival|congress|conference|contest|competition"
    r"|union|association|exercise|drill|project"
    r"|programme|program|campaign|course|exhibition|games|tournament|operation)(?![A-Za-z'])"
)
_TAIL = re.compile(r" (?:of|under|at|for|from) (?:the )?(?=[A-Z])")
_BODY = re.compile(rf"(?:{alternation(BODY_OF)})(?![A-Za-z0-9])")
_ACRONYM = re.compile(r" \([A-Z][A-Za-z]{0,8}\d{0,2}\)")
_BODY_WORD = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*'?|\d{1,2}-\d{1,2}(?![\d%/]|[.,]\d)|\d{1,3}(?![\d.,%/]?\d)"
)
# Bodies that are told apart by a number.
_NUMBERED = frozenset(
    "ward division committee team district precinct office department regiment area section region zone hospital "
    "prison camp corps project team squad unit school brigade battalion company detachment sub-department".split()
)
# Where a local body lies: "of Mai Son district in Son La", "of Muong Lan commune, Son La province".
_LOCATED = re.compile(rf"(?:, | in | of )(?:{alternation(PROVINCES)})(?![A-Za-z])(?: (?:province|city|Province|City))?")
# Roles that are held in a place: "Consul General in Da Nang", "Resident Coordinator in Vietnam".
_POSTED = (
    "general",
    "coordinator",
    "representative",
    "attache",
    "ambassador",
    "country director",
    "mission",
    "officer",
)
_POST_PLACE = re.compile(one_of((*PROVINCES, *TOWNS, *COUNTRIES)))
_LOCAL_END = re.compile(r"(?:commune|district|ward|town|Commune|District|Ward|Town)\Z")
_LINK = re.compile(
    r"(?:of|for|and|on|in|under|to|at|against|with|&)(?: (?:the|a))? (?=[A-Z])|the (?=[A-Z])|of the (?=[a-z])"
)
_BEFORE_PEOPLE = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "Assoc", "Madam", "Comrade", "Comrades"))
_NAME_ENDS = HEADS | {country.split()[-1].lower() for country in COUNTRIES}
_MAX_BODY_WORDS = 24


_COMPANY = re.compile(
    r"(?:Company|Companies|JSC|Ltd|Co|Inc|Enterprise|Factory|Hotel|Restaurant|Shop|Store|Garage|Pharmacy|Startup)\.?\Z"
    r"|\w+group\Z|.*\b(?:Joint[ -]Stock|Limited Liability|Company|Cong ty|Doanh nghiep|Cua hang)\b"
)


@lru_cache(maxsize=4096)
def is_company(body: str) -> bool:
    """Tell whether a body is a firm: who leads one holds no post of the state."""
    return bool(body) and (_COMPANY.match(body) is not None or _COMPANY.match(body.rsplit(" ", 1)[-1]) is not None)


def body_after(text: str, end: int, role: str) -> tuple[str, int]:
    """Return the body that a role belongs to and where it ends; ("", end) when none is named."""
    found = _OF.match(text, end)
    if found is not None:
        if found[0].startswith(" in ") and role.lower().endswith(_POSTED):
            posted = _POST_PLACE.match(text, found.end())
            return (posted[0], posted.end()) if posted else ("", end)
        if found[0].startswith((" in ", " from ", ", ")) and not found[0].startswith(" in charge"):
            return "", end
        return _read_body(text, found.end(), end)
    if is_vietnamese(role) and text[end : end + 1] == " ":
        return read_vietnamese_body(text, end + 1, end, role)
    return "", end


def body_at(text: str, start: int) -> tuple[str, int]:
    """Return the body named at `start` and where it ends; ("", start) when none is."""
    return _read_body(text, start, start)


def _read_body(text: str, start: int, fallback: int) -> tuple[str, int]:
    rank = RANK.match(text, start)
    if rank and person_starts(text, rank.end() + 1):
        return "", fallback
    known = _BODY.match(text, start)
    if known and not _goes_on(text, known.end()):
        end = known.end()
        acronym = _ACRONYM.match(text, end)
        return known[0], acronym.end() if acronym else end
    small = _SMALL_BODY.match(text, start)
    body, end = _read_words(text, start, fallback)
    if body and (own := _OWN_BODY.match(text, end) or _SMALL_TAIL.match(text, end)):
        return text[start : own.end()], own.end()
    if small is None or small.end() <= end:
        return body, end
    # "the drug crime division of the Hue police": the small letters are only the beginning.
    tail = _TAIL.match(text, small.end())
    end = _read_words(text, tail.end(), small.end())[1] if tail else small.end()
    return text[start:end], end


def _goes_on(text: str, end: int) -> bool:
    """Is what was matched only the beginning of a longer body's name?"""
    if text.startswith("'", end):
        return True
    acronym = _ACRONYM.match(text, end)
    if acronym:
        end = acronym.end()
    link = re.match(r" (?:of|for|on)(?: the)? (?=[A-Z])", text[end : end + 12])
    if link:
        return True
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    return not (title_begins(text, end + 1) or person_starts(text, end + 1) or _foreign_person(text, end + 1))


def _foreign_person(text: str, position: int) -> bool:
    name = name_at(text, position)
    return name is not None and name.words >= 2


@dataclass(slots=True)
class _Words:
    """A body's name being read: where it ends, and where its last head noun does."""

    end: int
    count: int = 0
    head_end: int = -1
    after_head: list[int] = field(default_factory=list)
    linked: bool = False  # a link stands right before: what follows it belongs to the body

    def follows_numbered(self, text: str) -> bool:
        """Is the last word read one that a number may follow ("Ward 13")?"""
        return text[max(0, self.end - 12) : self.end].rsplit(" ", 1)[-1].lower() in _NUMBERED

    def add(self, word: str, position: int) -> None:
        """Take a word of the name; what comes after a head noun may turn out to be a person."""
        self.end = position + len(word)
        self.count += 1
        bare = word.removesuffix("'s")
        if bare.lower() in _NAME_ENDS or bare in SMALL_WORDS or (bare.isupper() and len(bare) > 2):
            self.head_end, self.after_head = self.end, []
        elif self.linked:
            self.after_head = []
        else:
            self.after_head.append(position)
        self.linked = False


def _read_words(text: str, start: int, fallback: int) -> tuple[str, int]:
    """Read a body word by word: capitalised words and what links them, up to a title or a person."""
    words = _Words(start)
    position = start
    while words.count < _MAX_BODY_WORDS and position >= 0:
        position = _next_word(text, position, words)
    if not words.count:
        return "", fallback
    end = words.end
    if words.head_end > 0 and 2 <= len(words.after_head) <= 4 and _is_trailing_name(text, words.after_head[0], end):
        end = words.after_head[0] - 1
    if _LOCAL_END.search(text, start, end) and (located := _LOCATED.match(text, end)):
        end = located.end()
    body = re.sub(r" \([A-Z][A-Za-z]*\d{0,2}\)", "", text[start:end])
    return body.removeprefix("the "), end


def _next_word(text: str, position: int, words: _Words) -> int:
    """Read one word or link at `position`; return where to go on, or -1 at the name's end."""
    if words.count and title_begins(text, position) and not text.endswith((" of the ", " of "), 0, position):
        return -1
    found = _BODY_WORD.match(text, position)
    if found is None:
        return -1
    word = found[0].rstrip(".")
    if word in _BEFORE_PEOPLE:
        return -1
    if word[0].isdigit() and not words.follows_numbered(text):
        return -1
    if not (word[0].isupper() or word[0].isdigit() or word.removesuffix("'s") in SMALL_WORDS):
        return _after_link(text, position, words)
    if words.count and word[0].isupper() and person_starts(text, position):
        return -1
    words.add(word, position)
    acronym = _ACRONYM.match(text, words.end) if text.startswith(" (", words.end) else None
    if acronym:
        words.end = words.head_end = acronym.end()
        words.after_head = []
    return words.end + 1 if text[words.end : words.end + 1] == " " else _listed(text, words.end)


def _after_link(text: str, position: int, words: _Words) -> int:
    """Go over "of the", "for", "and" where the name goes on behind it; -1 where it does not."""
    link = _LINK.match(text, position) if words.count else None
    if link is None or person_starts(text, link.end()) or skip_honorific(text, link.end()) > link.end():
        return -1
    # "… to Vietnam Marc Knapper in Hanoi": behind two words that may be a name the body is at its end.
    if len(words.after_head) > 1 and not link[0].startswith(("of", "for", "and", "&")):
        return -1
    if (
        link[0].startswith("and")
        and words.head_end > 0
        and len(words.after_head) > 1
        and text[words.after_head[0] - 2] != ","
    ):
        return -1
    if link[0].startswith("and") and title_begins(text, link.end()):
        return -1
    words.linked = True
    return link.end()


_LISTING_BODY = re.compile(r"(?:Committee|Commission|Department|Ministry|Board) (?:for|on|of) [^,]{0,60}\Z")
_COMMA_LIST = re.compile(r", (?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? and [A-Z]")


def _listed(text: str, end: int) -> int:
    """Go on into ", Education and Youth" behind "Committee for Culture"; -1 when it is no such list."""
    if text.startswith((", Fighting and", ", Control and", ", Fire Fighting"), end) and text.endswith("tion", 0, end):
        return end + 2
    if not _COMMA_LIST.match(text, end) or title_begins(text, end + 2) or person_starts(text, end + 2):
        return -1
    return end + 2 if _LISTING_BODY.search(text, max(0, end - 90), end) else -1


def _is_trailing_name(text: str, start: int, end: int) -> bool:
    name = name_at(text, start)
    return name is not None and name.end >= end and name.words >= 2


# "…, the division's head": the owner, and where the role begins.
OWNER_AT = re.compile(rf"(?P<owner>{_SMALL_NOUN.replace("(?![A-Za-z'])", '')})'s? (?=[A-Za-z])")
# "the committee's Standing Vice Chairman"
_OWNER_BEFORE = re.compile(
    rf"\b(?:the|its|this) (?:[a-z]+ )?(?P<owner>{_SMALL_NOUN.replace("(?![A-Za-z'])", '')})'s? \Z"
)


def owner_before(text: str, start: int, floor: int) -> tuple[str, int]:
    """Return the body in small letters that owns the role at `start`, and where it begins; ("", -1) for none."""
    if not text.startswith(("'s ", "' "), start - 3) and not text.startswith("' ", start - 2):
        return "", -1
    found = _OWNER_BEFORE.search(text, max(floor, start - 50), start)
    return (found["owner"], found.start()) if found else ("", -1)


_BODY_BEFORE = re.compile(r"(?:[A-Z][\w&-]*(?:'s?)?(?: (?:of|for|and)(?: the)?)? ){1,7}\Z")


_ACRONYM_BEFORE = re.compile(r"(?<![A-Za-z-])([A-Z]{2,8}|[A-Z]\d\d)(?:'s)? \Z")
# "Australian Federal Police Commissioner": the rest of the body stands in the role.
_ABROAD_BEFORE = re.compile(
    rf"(?<![A-Za-z-])(?:Royal )?(?:{alternation(NATIONALITIES)}) (?:Federal|National|Royal|State) \Z"
)
_OPENING = re.compile(r"\A(?:(?:The|At|In|On|To|From|By|With|And|For) |.*\band (?=[A-Z][a-z]+ [A-Z]))")
_NO_BODY = frozenset(("HANOI", "HA", "NOI", "MR", "MS", "PM", "TP", "TO", "LAM", "IN", "OF", "THE", "AND", "BY"))


def body_before(text: str, start: int, floor: int) -> int:
    """Return where a body's name that ends right before `start` begins ("Traffic Police Department Director").

    It begins at `floor` at the earliest; -1 where there is none.
    """
    acronym = _ACRONYM_BEFORE.search(text, max(0, start - 11), start)
    if acronym and acronym[1] not in _NO_BODY:
        return acronym.start(1)
    found = _ABROAD_BEFORE.search(text, max(floor, start - 40), start)
    if found is not None:
        return found.start()
    found = _BODY_BEFORE.search(text, max(floor, start - 80), start)
    if found is None:
        return -1
    last = found[0].split()[-1].removesuffix("'s").removesuffix("'").lower()
    if last not in HEADS or found[0].count(" ") < 2 or text[found.start() - 1 : found.start()].isalnum():
        return -1
    return found.start() + len(found[0]) - len(_OPENING.sub("", found[0]))
