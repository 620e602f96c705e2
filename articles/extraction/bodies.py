"""Reading the name of the body that a post belongs to: where it ends is where a person or another title begins."""

import re
from dataclasses import dataclass, field

from articles.extraction.names import name_at, person_starts
from articles.extraction.patterns import alternation, one_of
from articles.extraction.title_grammar import BODY_OF, is_vietnamese, title_begins
from articles.extraction.vietnamese_bodies import read_vietnamese_body
from articles.extraction.vocabulary.organizations import HEADS, SMALL_WORDS
from articles.extraction.vocabulary.places import COUNTRIES, PROVINCES, TOWNS

_OF = re.compile(r",? (?:of|for|at|to|in charge of|from|in|cua)(?: the same| the| an?)? (?=[A-Za-z])")
# A body in small letters: "the ministry's emulation council", "the orchestra".
_SMALL_BODY = re.compile(
    r"(?:(?:[A-Z][a-z]+(?:'s|'))? ?(?:[a-z][a-z'-]+ ){0,5})(?:council|committee|board|team|division|department"
    r"|office|unit"
    r"|group|section|orchestra|delegation|squad|station|faculty|institute|academy|school|centre|center|command|officials)"
    r"(?![A-Za-z'])"
)
_TAIL = re.compile(r" (?:of|under|at|for|from) (?:the )?(?=[A-Z])")
_BODY = re.compile(rf"(?:{alternation(BODY_OF)})(?![A-Za-z0-9])")
_ACRONYM = re.compile(r" \([A-Z][A-Za-z]{1,8}\)")
_BODY_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*'?|\d{1,3}(?![\d.,%/]?\d)")
# Bodies that are told apart by a number.
_NUMBERED = frozenset("ward division committee team district precinct office department regiment area section".split())
# Where a local body lies: "of Mai Son district in Son La", "of Muong Lan commune, Son La province".
_LOCATED = re.compile(rf"(?:, | in | of )(?:{alternation(PROVINCES)})(?![A-Za-z])(?: (?:province|city|Province|City))?")
# Roles that are held in a place: "Consul General in Da Nang", "Resident Coordinator in Vietnam".
_POSTED = ("general", "coordinator", "representative", "attache", "ambassador", "country director")
_POST_PLACE = re.compile(one_of((*PROVINCES, *TOWNS, *COUNTRIES)))
_LOCAL_END = re.compile(r"(?:commune|district|ward|town|Commune|District|Ward|Town)\Z")
_LINK = re.compile(
    r"(?:of|for|and|on|in|under|to|at|against|with|&)(?: (?:the|a))? (?=[A-Z])|the (?=[A-Z])|of the (?=[a-z])"
)
_NAME_ENDS = HEADS | {country.split()[-1].lower() for country in COUNTRIES}
_MAX_BODY_WORDS = 24


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


def _read_body(text: str, start: int, fallback: int) -> tuple[str, int]:
    known = _BODY.match(text, start)
    if known and not _goes_on(text, known.end()):
        end = known.end()
        acronym = _ACRONYM.match(text, end)
        return known[0], acronym.end() if acronym else end
    small = _SMALL_BODY.match(text, start)
    body, end = _read_words(text, start, fallback)
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
        if word.lower().removesuffix("'s") in _NAME_ENDS or word.removesuffix("'s") in SMALL_WORDS:
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
    body = re.sub(r" \([A-Z][A-Za-z]*\)", "", text[start:end])
    return body.removeprefix("the "), end


def _next_word(text: str, position: int, words: _Words) -> int:
    """Read one word or link at `position`; return where to go on, or -1 at the name's end."""
    if words.count and title_begins(text, position) and not text.endswith((" of the ", " of "), 0, position):
        return -1
    found = _BODY_WORD.match(text, position)
    if found is None:
        return -1
    word = found[0].rstrip(".")
    if word[0].isdigit() and not words.follows_numbered(text):
        return -1
    if not (word[0].isupper() or word[0].isdigit() or word.removesuffix("'s") in SMALL_WORDS):
        return _after_link(text, position, words)
    if words.count and word[0].isupper() and person_starts(text, position):
        return -1
    words.add(word, position)
    acronym = _ACRONYM.match(text, words.end)
    if acronym:
        words.end = words.head_end = acronym.end()
        words.after_head = []
    return words.end + 1 if text[words.end : words.end + 1] == " " else _listed(text, words.end)


def _after_link(text: str, position: int, words: _Words) -> int:
    """Go over "of the", "for", "and" where the name goes on behind it; -1 where it does not."""
    link = _LINK.match(text, position) if words.count else None
    if link is None or person_starts(text, link.end()):
        return -1
    # "… to Vietnam Marc Knapper in Hanoi": behind two words that may be a name the body is at its end.
    if len(words.after_head) > 1 and not link[0].startswith(("of", "for", "and", "&")):
        return -1
    if link[0].startswith("and") and title_begins(text, link.end()):
        return -1
    words.linked = True
    return link.end()


_LISTING_BODY = re.compile(r"(?:Committee|Commission|Department|Ministry|Board) (?:for|on|of) [^,]{0,60}\Z")
_COMMA_LIST = re.compile(r", (?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? and [A-Z]")


def _listed(text: str, end: int) -> int:
    """After "Committee for Culture" go on into ", Education and Youth"; -1 when it is no such list."""
    if not _COMMA_LIST.match(text, end) or title_begins(text, end + 2) or person_starts(text, end + 2):
        return -1
    return end + 2 if _LISTING_BODY.search(text, max(0, end - 90), end) else -1


def _is_trailing_name(text: str, start: int, end: int) -> bool:
    name = name_at(text, start)
    return name is not None and name.end >= end and name.words >= 2


_BODY_BEFORE = re.compile(r"(?:[A-Z][\w&-]*(?:'s?)?(?: (?:of|for|and)(?: the)?)? ){1,7}\Z")


_ACRONYM_BEFORE = re.compile(r"(?<![A-Za-z-])([A-Z]{2,8})(?:'s)? \Z")
_NO_BODY = frozenset(("HANOI", "HA", "NOI", "MR", "MS", "PM", "TP", "TO", "LAM", "IN", "OF", "THE", "AND", "BY"))


def body_before(text: str, start: int) -> int:
    """Return where a body's name that ends right before `start` begins ("Traffic Police Department Director")."""
    acronym = _ACRONYM_BEFORE.search(text, max(0, start - 11), start)
    if acronym and acronym[1] not in _NO_BODY:
        return acronym.start(1)
    found = _BODY_BEFORE.search(text, max(0, start - 80), start)
    if found is None:
        return -1
    last = found[0].split()[-1].removesuffix("'s").removesuffix("'").lower()
    if last not in HEADS or found[0].count(" ") < 2 or text[found.start() - 1 : found.start()].isalnum():
        return -1
    return found.start() + len(found[0]) - len(found[0].removeprefix("The ").removeprefix("At ").removeprefix("In "))
