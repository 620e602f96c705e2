"""Grammar of titles: ranks, and posts as role plus body, at a given place of the text."""

import re
from dataclasses import dataclass, field

from articles.extraction.names import name_at, person_starts
from articles.extraction.patterns import alternation, one_of
from articles.extraction.types import Post
from articles.extraction.vocabulary.organizations import HEADS, LABELLED, ORGANIZATIONS, PREFIXES, SMALL_WORDS
from articles.extraction.vocabulary.places import COUNTRIES, NATIONALITIES, PROVINCES
from articles.extraction.vocabulary.posts import COMPLETE, FORMER, MODIFIERS, NEED_MORE, OFFICE_CHIEFS, ROLES, SAME_POST
from articles.extraction.vocabulary.ranks import NOT_A_RANK_BEFORE, RANK_WORDS, RANKS


@dataclass(frozen=True, slots=True)
class RankAt:
    """A rank that ends at `end`; `plural` when several people share it."""

    rank: str
    end: int
    plural: bool


@dataclass(frozen=True, slots=True)
class PostAt:
    """A post that ends at `end`. `bare` when no body is named; `former` when it is held no longer."""

    post: Post
    end: int
    plural: bool
    bare: bool
    former: bool = False
    late: bool = False
    vietnamese: bool = False


_WORD_OF = {spelling: word for word, spellings in RANK_WORDS.items() for spelling in spellings}
_CANONICAL_RANK = {tuple(rank.split()): rank for rank, _, _ in RANKS} | {
    tuple(other.split()): rank for rank, others, _ in RANKS for other in others
}
_VIETNAMESE_RANK = {vietnamese.lower(): rank for rank, _, vietnamese in RANKS if vietnamese}
_RANK_WORD = rf"(?:{alternation(_WORD_OF)})"
_NOT_AFTER = rf"(?! (?:{alternation(NOT_A_RANK_BEFORE)}))"
_RANK_PATTERN = (
    rf"(?:{_RANK_WORD}s?\.?(?:(?: |-){_RANK_WORD}s?\.?){{0,3}}(?![A-Za-z]){_NOT_AFTER}"
    rf"|(?:{one_of(v for _, _, v in RANKS if v)}))"
)
_RANK = re.compile(_RANK_PATTERN)
_RANK_PART = re.compile(r"[A-Za-z]+")


def rank_at(text: str, position: int) -> RankAt | None:
    """Return the rank printed at `position`, in canonical English, or None."""
    found = _RANK.match(text, position)
    if found is None:
        return None
    vietnamese = _VIETNAMESE_RANK.get(found[0].lower())
    if vietnamese:
        return RankAt(vietnamese, found.end(), False)
    parts = _RANK_PART.findall(found[0])
    plural = parts[-1].endswith("s") and parts[-1] not in _WORD_OF
    words = tuple(_WORD_OF.get(part) or _WORD_OF.get(part.removesuffix("s"), "") for part in parts)
    rank = _CANONICAL_RANK.get(words)
    return RankAt(rank, found.end(), plural) if rank else None


def _role_key(spelling: str) -> str:
    """Return a role's spelling as the table knows it: a hyphen or any white space may stand between its words."""
    return " ".join(spelling.lower().replace("-", " ").split())


_ROLE_OF = {_role_key(spelling): role for role, others in ROLES for spelling in (role, *others)}
_BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
_PREFIX_OF = _BODY_OF | PREFIXES
_ROLE_WORDS = sorted(
    {spelling for role, others in ROLES for spelling in (role, *others)}
    | {spelling.lower() for role, others in ROLES for spelling in (role, *others) if spelling != "PM"}
    | {spelling[0].lower() + spelling[1:] for role, others in ROLES for spelling in (role, *others)}
)
_ROLE_ANY = rf"(?:{alternation(_ROLE_WORDS)})"
_PLURAL_END = r"(?:s|ies|es)?(?![A-Za-z0-9])"
_MODIFIER = rf"(?:(?:{alternation(MODIFIERS)}) )?"
_NATION = rf"(?:{alternation(NATIONALITIES)})"
_PROVINCE = rf"(?:{alternation(PROVINCES)})"
_PREFIX_BODY = rf"(?:{alternation(_PREFIX_OF)})(?:'s?)?"
_LOCAL = (
    rf"{_PROVINCE}(?:'s)?(?: (?:Provincial|Municipal|City|provincial|municipal|city|Province|province))?(?: "
    rf"(?:Police|police|People's Committee|Party Committee|People's Council|Public Security|Police "
    rf"Department)(?:'s)?)?"
)
_FOREIGN_PORTFOLIO = (
    r"(?:(?:Public Security|Foreign|Defen[cs]e|Justice|Interior|Home Affairs|Finance|Home|Security|Police"
    r"|Supreme People's Court|Supreme People's Procuracy) )?"
)
_POST_HEAD = re.compile(
    rf"(?P<modifier>{_MODIFIER})(?:(?P<nation>{_NATION}) "
    rf"(?P<portfolio>{_FOREIGN_PORTFOLIO}))?(?:(?P<prefix>{_PREFIX_BODY}|{_LOCAL}) "
    rf")?(?P<role>{_ROLE_ANY})(?P<plural>{_PLURAL_END})"
)
_OF = re.compile(r",? (?:of|for|at|to|in charge of|from|in|cua)(?: the)? (?=[A-Za-z])")
_BODY = re.compile(rf"(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])")
_ACRONYM = re.compile(r" \([A-Z][A-Za-z]{1,8}\)")
_BODY_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*'?")
_LINK = re.compile(
    r"(?:of|for|and|on|in|under|to|at|against|with|&)(?: (?:the|a))? (?=[A-Z])|the (?=[A-Z])|of the (?=[a-z])"
)
_NAME_ENDS = HEADS | {country.split()[-1].lower() for country in COUNTRIES}
_MAX_BODY_WORDS = 24
_VIETNAMESE_STOP = re.compile(
    r"(?:phat bieu|chu tri|cho biet|da|du|trinh bay|nhan manh|yeu cau|trao|bieu duong|ket luan|den du"
    r"|tham du|dong chu tri|ghi nhan|chuc mung|va|cung|tai|de nghi|bao cao|lam|khang dinh|danh gia|noi"
    r"|thay mat|danh huong|tiep|chi dao|dan dau|thong bao|la|khai mac|be mac|dai dien|gui|thua|trong|ve"
    r"|voi)(?![A-Za-z])"
)


def post_at(text: str, position: int) -> PostAt | None:
    """Return the post printed at `position`, or None."""
    found = _POST_HEAD.match(text, position)
    if found is None:
        return None
    role = _ROLE_OF[_role_key(found["role"])]
    modifier = found["modifier"].strip().lower()
    plural = bool(found["plural"]) or found["role"].endswith("men")
    body, end = _body_after(text, found.end(), found["role"])
    prefix = (found["prefix"] or "").removesuffix("'s").removesuffix("'")
    nation = " ".join(((found["nation"] or "") + " " + (found["portfolio"] or "")).split())
    small = found["role"][0].islower()
    if small and not body and (plural or (not prefix and not nation and not _name_follows(text, end))):
        return None
    post = _post(role, found["role"], prefix, nation, body, modifier)
    return PostAt(
        post,
        end,
        plural,
        not body and not prefix and not nation,
        modifier in FORMER or modifier == "nguyen",
        modifier in ("late", "co"),
        _is_vietnamese(found["role"]),
    )


def _name_follows(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and name_at(text, end + 1) is not None


def _post(role: str, printed_role: str, prefix: str, nation: str, body: str, modifier: str) -> Post:
    """Put a post into canonical words."""
    lead = "Former " if modifier in FORMER else "Acting " if modifier == "acting" else ""
    known = _BODY_OF.get(body) if body else _PREFIX_OF.get(prefix)
    if nation and nation != "Vietnamese":
        label = f"{nation} {_capital(printed_role)}" + (f" of {body}" if body else "")
        return Post(lead + label, role, body or nation, False)
    if known:
        same = SAME_POST.get((role, known))
        if same:
            return Post(lead + same, role, known, True)
        if known.startswith("Office of") and role in OFFICE_CHIEFS:
            role = "Chief"
        spelled = known if known in LABELLED or not _is_english(printed_role) else body or prefix
        in_post = spelled.removeprefix("Ministry of ") if role.endswith("Minister") else spelled
        article = "" if role.endswith("Minister") and not in_post.startswith("Ministry") else "the "
        return Post(f"{lead}{role} of {article}{in_post}", role, known, True)
    printed = _capital(
        printed_role if printed_role.isascii() and printed_role != "PM" and _is_english(printed_role) else role
    )
    if body:
        return Post(f"{lead}{printed} of {_with_article(body)}", role, body, False)
    if prefix:
        return Post(f"{lead}{prefix} {printed}", role, prefix, False)
    return Post(lead + (role if role in COMPLETE else printed), role, None, role in COMPLETE)


_ENGLISH_ROLES = frozenset(
    word.lower()
    for role, others in ROLES
    for word in (role, *others)
    if any(part in word for part in ("er", "or", "ch", "ead", "ief", "ent", "ecret", "ember"))
)


def _is_english(role: str) -> bool:
    return role.lower() in _ENGLISH_ROLES


def _capital(role: str) -> str:
    return " ".join(
        word if word in ("of", "to", "the", "and") or "-in-" in word else word[0].upper() + word[1:]
        for word in role.split()
    )


def _with_article(body: str) -> str:
    first = body.split()[0]
    needs = first in (
        "Ministry",
        "Department",
        "Office",
        "Party",
        "National",
        "Central",
        "Committee",
        "People's",
        "Government",
        "Commission",
        "Politburo",
        "Agency",
        "Bureau",
    )
    return f"the {body}" if needs else body


def _body_after(text: str, end: int, role: str) -> tuple[str, int]:
    """Return the body that a role belongs to and where it ends; ("", end) when none is named."""
    found = _OF.match(text, end)
    if found is not None:
        if found[0].startswith((" in ", " from ", ", ")) and not found[0].startswith(" in charge"):
            return "", end
        return _read_body(text, found.end(), end)
    if _is_vietnamese(role) and text[end : end + 1] == " ":
        return _read_vietnamese_body(text, end + 1, end)
    return "", end


_VIETNAMESE_ROLES = frozenset(
    word.lower() for role, others in ROLES for word in (role, *others) if not _is_english(word)
)


def _is_vietnamese(role: str) -> bool:
    return role.lower() in _VIETNAMESE_ROLES


def _read_body(text: str, start: int, fallback: int) -> tuple[str, int]:
    known = _BODY.match(text, start)
    if known and not _goes_on(text, known.end()):
        end = known.end()
        acronym = _ACRONYM.match(text, end)
        return known[0], acronym.end() if acronym else end
    return _read_words(text, start, fallback)


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
    return not (_title_at(text, end + 1) or person_starts(text, end + 1) or _foreign_person(text, end + 1))


def _title_at(text: str, position: int) -> bool:
    return _RANK.match(text, position) is not None or _POST_HEAD.match(text, position) is not None


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

    def add(self, word: str, position: int) -> None:
        """Take a word of the name; what comes after a head noun may turn out to be a person."""
        self.end = position + len(word)
        self.count += 1
        if word.lower().removesuffix("'s") in _NAME_ENDS or word in SMALL_WORDS:
            self.head_end, self.after_head = self.end, []
        else:
            self.after_head.append(position)


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
        end = words.head_end
    body = re.sub(r" \([A-Z][A-Za-z]*\)", "", text[start:end])
    return body.removeprefix("the "), end


def _next_word(text: str, position: int, words: _Words) -> int:
    """Read one word or link at `position`; return where to go on, or -1 at the name's end."""
    if words.count and _title_at(text, position) and not text.endswith((" of the ", " of "), 0, position):
        return -1
    found = _BODY_WORD.match(text, position)
    if found is None:
        return -1
    word = found[0].rstrip(".")
    if not (word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS):
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
    if link is None or (link[0].startswith("and") and _title_at(text, link.end())) or person_starts(text, link.end()):
        return -1
    return link.end()


_LISTING_BODY = re.compile(r"(?:Committee|Commission|Department|Ministry|Board) (?:for|on|of) [^,]{0,60}\Z")
_COMMA_LIST = re.compile(r", (?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? and [A-Z]")


def _listed(text: str, end: int) -> int:
    """After "Committee for Culture" go on into ", Education and Youth"; -1 when it is no such list."""
    if not _COMMA_LIST.match(text, end) or _title_at(text, end + 2) or person_starts(text, end + 2):
        return -1
    return end + 2 if _LISTING_BODY.search(text, max(0, end - 90), end) else -1


def _is_trailing_name(text: str, start: int, end: int) -> bool:
    name = name_at(text, start)
    return name is not None and name.end == end and name.words >= 2


def _read_vietnamese_body(text: str, start: int, fallback: int) -> tuple[str, int]:
    known = _BODY.match(text, start)
    if known and (
        text[known.end() : known.end() + 1] in ",.;)"
        or _title_at(text, known.end() + 1)
        or _VIETNAMESE_STOP.match(text, known.end() + 1)
    ):
        return known[0], known.end()
    end, position, words = fallback, start, 0
    while words < 14:
        found = _BODY_WORD.match(text, position)
        if found is None or _title_at(text, position) or _VIETNAMESE_STOP.match(text, position):
            break
        if person_starts(text, position) and words:
            break
        if not words and person_starts(text, position) and found[0].lower() not in HEADS:
            break
        end = position + len(found[0])
        words += 1
        if text[end : end + 1] != " ":
            break
        position = end + 1
    return (text[start:end], end) if words else ("", fallback)


_BODY_BEFORE = re.compile(r"(?:[A-Z][\w&-]*(?:'s?)?(?: (?:of|for|and)(?: the)?)? ){1,7}\Z")


def body_before(text: str, start: int) -> int:
    """Return where a body's name that ends right before `start` begins ("Traffic Police Department Director")."""
    found = _BODY_BEFORE.search(text, max(0, start - 80), start)
    if found is None:
        return -1
    last = found[0].split()[-1].removesuffix("'s").removesuffix("'").lower()
    if last not in HEADS or found[0].count(" ") < 2 or text[found.start() - 1 : found.start()].isalnum():
        return -1
    return found.start() + len(found[0]) - len(found[0].removeprefix("The ").removeprefix("At ").removeprefix("In "))


def needs_more(role: str) -> bool:
    """Tell whether `role` alone ("Member", "Head") is no post."""
    return role in NEED_MORE
