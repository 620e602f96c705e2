"""What officials did at a meeting: chaired, reported, spoke, attended, awarded, stood in for somebody."""

import re
from bisect import bisect_right

from articles.extraction.coreference import People
from articles.extraction.patterns import alternation, one_of
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm, Participant, Role
from articles.extraction.vocabulary.events import CHAIR_VERBS, EVENTS, IN_THE_CHAIR

_EVENT_NOUNS = {word.lower() for _, words in EVENTS for word in words}
_CHAIR = re.compile(
    rf"(?:(?P<by>(?:[Cc]o-|jointly )?(?:[Cc]haired|[Pp]resided over|[Pp]resided|chairing) (?:jointly )?by|[Uu]nder"
    rf" the (?:co-)?(?:chair"
    rf"|chairmanship|chairpersonship|presidency|leadership|direction) of|(?:co-)?chaired jointly by|[Dd]uoi su"
    rf" (?:dong )?chu tri "
    rf"cua|(?:[Cc]o-)?(?:[Cc]hairing|[Pp]residing over)(?: jointly)? (?:the|this) [\w -]{{3,60}}?(?: (?:was|were)"
    rf"|,(?! [a-z]))"
    rf"|[Cc]hu tri(?: va chi dao)? (?i:hoi nghi|buoi|cuoc|hop bao|le|hoi thao)[\w ]{{0,20}}? (?:co|la|gom) "
    rf"|do (?=[^.;\n]{{3,200}} (?:chu tri|chu toa|dong chu tri)))"
    rf"|with (?=[^;\n]{{5,200}} (?:in the chair|as (?:the |its )?chair|chairing|presiding))"
    rf"|(?P<alone>{one_of(IN_THE_CHAIR)})|(?P<verb>{one_of(CHAIR_VERBS)}))"
)
_EVENT_OBJECT = re.compile(
    r" ?(?:over )?(?:by |the |this |a |an |both |his |its |hoi nghi|buoi|le|cuoc)?(?:[\w'\"-]+ ){0,9}?"
    rf"(?:{alternation(_EVENT_NOUNS)}|it|function|talks|exchange)s?(?![\w-])|\.|,"
    r"| va (?:phat bieu|chi dao|ket luan|tham du)| and (?:delivered|addressed|gave|made|spoke|concluded)",
    re.IGNORECASE,
)
_LED = re.compile(r"(?<![A-Za-z])(?:with|do) ")
_AND_NAMES = re.compile(
    r"(?:,|,? and|;|,? va|,? together with|,? along with|,? as well as|[^,;.]{0,80}?,)? ?(?:the )?\Z"
)
# Each begins with one of ROLE_WORDS.
_ROLE_VERBS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ON_BEHALF_OF, re.compile(r"[Oo]n behalf of|[Uu]nder the authority of|[Aa]uthori[sz]ed by|[Tt]hay mat")),
    (Role.REPORT, re.compile(
        r"(?:[Dd]eliver|[Pp]resent|read|trinh bay|doc )\w*\b[^.;\n]{0,30}\b(?:report|summary|bao cao)\b"
        r"|reported\b|report (?:delivered|presented) by\b|bao cao\b"
    )),
    (Role.AWARD, re.compile(
        r"(?:[Aa]ward|[Hh]and|[Pp]resent|bestow|confer|pin)(?:s|ed|ing)?\b[^.;\n]{0,90}\b(?:[Oo]rders?"
        r"|[Mm]edals?|[Cc]ertificates?|titles?|decisions?|gifts?|flags?|prizes?|merit)\b|trao\b"
    )),
    (Role.SPEECH, re.compile(
        r"(?:[Ss]peak(?:s|ing)?|[Ss]poke|[Aa]ddress(?:es|ed|ing)?|[Ss]tress(?:es|ed|ing)?|[Ee]mphasi[sz]\w+"
        r"|[Hh]ighlight\w*|remarks?|speech|speeches|[Dd]eliver\w*|said|asked|requested|urged|[Cc]onclud\w+"
        r"|instruct\w*|[Aa]ffirm\w*|hailed|praised|recogni[sz]ed|added|suggested|noted|told|phat bieu|nhan "
        r"manh|yeu cau|khang dinh)\b"
    )),
    (Role.ATTEND, re.compile(
        r"(?:[Aa]ttend|presen[ct]|[Pp]articipat|[Jj]oin(?!\w* (?:an?|the|his|her|that)"
        r" (?:[\w-]+ ){0,2}(?:delegation|entourage))"
        r"|took part|du |tham du|co mat)\w*"
    )),
)  # fmt: skip
# Which roles' verbs begin with a letter.
_LETTERS = {
    Role.ON_BEHALF_OF: "OoUuAaTt",
    Role.REPORT: "DdPprtb",
    Role.AWARD: "AaHhPpbct",
    Role.SPEECH: "SsAaEeHhrDduCciptnyk",
    Role.ATTEND: "AaPpJjtdc",
}
_BY_LETTER = {
    letter: tuple(
        (number, role, pattern) for number, (role, pattern) in enumerate(_ROLE_VERBS) if letter in _LETTERS[role]
    )
    for letter in "".join(_LETTERS.values())
}


# "Before the (opening of the) conference, a delegation laid a wreath": none of it is part of the conference.
_EVENT = (
    r"(?:event|meeting|conference|videoconference|teleconference|ceremony|workshop|seminar|session|talks|congress|forum"
    r"|reception|symposium|hoi nghi|dai hoi|buoi le|le|cuoc hop)\b"
)
_OPENING = (
    r"(?:(?:the )?(?:official )?(?:opening|start|beginning|commencement) of (?:the |this )?(?:[\w'-]+ ){0,5}?"
    rf"{_EVENT}|(?:the|this) (?:[\w'-]+ ){{0,5}}?(?:{_EVENT} (?:was |is )?(?:officially )?(?:opened|opens|began|started"
    rf"|commenced)|opening (?:session|ceremony)))"
)
_BEFORE_OPENING = re.compile(
    rf"\b(?:[Bb]efore|[Pp]rior to|[Aa]head of) {_OPENING}"
    rf"|\b[Tt]ruoc (?:khi|gio|luc) (?:khai mac|bat dau|vao) (?:[\w'-]+ ){{0,3}}?{_EVENT}"
)
_BEFORE = ("efore ", "rior to ", "head of ", "ruoc ")
_BEFORE_EVENT = re.compile(
    rf"(?:[*•-]+ ?)?(?:(?:Before|Prior to|Ahead of) (?:{_OPENING}|(?:the|this) (?:[\w'-]+ ){{0,5}}?{_EVENT})"
    rf"|Truoc (?:(?:khi|gio|luc) (?:khai mac|bat dau|vao) )(?:[\w'-]+ ){{0,3}}?{_EVENT})[^.;\n]{{0,20}},"
)
_AT_EVENT = re.compile(
    rf"\b(?:[Aa]t|[Aa]ttend\w*|[Aa]ddress\w*|[Oo]pening|[Cc]onclud\w*|[Tt]ai|[Dd]u) (?:the |this )?(?:[\w'-]+ ){{0,4}}?"
    rf"{_EVENT}"
)
# "presents the decision … for B": who stands there is given it. A passive ("awarded by B") has no such word.
_RECEIVES = re.compile(r"[^.;\n]{0,200} (?:to|for|cho) (?:the )?[^.;,\n]{0,60}\Z")
_JOINED = re.compile(
    r",? (?:and|va|cung|together with|along with|&) (?:the |(?:his|her) (?:[A-Z][a-z]+ )?counterpart,? )?|, ?"
)
# "A, Chairman of X, and B, Director of Y, co-chaired": both did.
_JOINED_FAR = re.compile(r"(?:,[^;\n]{0,150}?)?,? (?:and|va|cung|together with|along with|&) [^;\n]{0,60}|, ?")
# "chaired by A, Minister of X, and B" against "chaired by A, Minister of X, in the presence of B".
_AND_ALSO_BY = re.compile(
    r"(?:,[^;.\n]{3,120}?)?(?:;|[,;]? (?:and|va|cung|together with|along with|&)) (?:the |his |her |by |M(?:r|rs|s)\.? "
    r"|Comrade |dong chi |ong |ba |(?:[A-Z][a-z]+\.? ){1,3}(?:counterpart,? )?)*"
)
_ONLY_PRESENT = re.compile(
    r"\b(?:presence|participation|attend\w*|including|said|saw|was|were|witness\w*|joined|guests?|speech|du|tham gia)\b"
)
_APART = re.compile(r"(?<! [A-Z])(?<!Mr)(?<!Dr)(?<!Prof)(?<!Assoc)\.(?= |\n|\Z)|[;\n]")
_TWO_PEOPLE = ("ai Thu truong", "ai Bo truong")
_TWO_MINISTERS = re.compile(
    r"\b(?:[Tt]he two (?P<deputy>[Dd]eputy )?[Mm]inisters (?:also |then |later |jointly |have )?"
    r"|[Hh]ai (?P<thu>Thu|Bo) truong (?:da |cung |dong )*)\Z"
)
_CHAIRS, _ROLES = int(Trigger.CHAIR), int(Trigger.ROLE)
_CHAIR_OR_ROLE = _CHAIRS | _ROLES
_RULES = {role: f"{role.value}-verb" for role in Role}


def participants_of(
    reading: Reading, people: People, sentences: list[tuple[int, int]], masks: dict[int, int]
) -> tuple[Participant, ...]:
    """Return who did what, as the sentences that speak of one event say it; `masks` tells what each may hold."""
    found: dict[tuple[str, Role], Participant] = {}
    starts = reading.sentence_starts
    named = {starts[bisect_right(starts, place[0]) - 1] for place in people.by_place}
    text = reading.text
    two_people = "inisters" in text or (" truong" in text and any(words in text for words in _TWO_PEOPLE))
    for start, end in sentences:
        if not (start in named or two_people or start not in masks):
            continue
        mask = masks.get(start, -1)
        if not mask & _CHAIR_OR_ROLE:
            continue
        mentions = people.names_in(start, end)
        if mask & _CHAIRS:
            for name in chairs_in(reading, people, mentions, start, end):
                if (name, Role.CHAIR) not in found:
                    span = reading.span(start, end)
                    found[name, Role.CHAIR] = Participant(name, Role.CHAIR, span, 0.92, "chair-verb")
        if mentions and mask & _ROLES:
            for name, role in _roles_in(reading, mentions, start, end):
                if (name, role) not in found:
                    span = reading.span(start, end)
                    found[name, role] = Participant(name, role, span, 0.75, _RULES[role])
    return tuple(found.values())


def _is_beside(reading: Reading, start: int, end: int) -> bool:
    """Does this sentence, or the one that opens its paragraph, tell what happened before the event was opened?

    A sentence that itself speaks of being at the event does not.
    """
    text = reading.text
    if any(text.find(word, start, end) >= 0 for word in _BEFORE) and _BEFORE_OPENING.search(text, start, end):
        return True
    first = reading.starts[reading.block_at(start)]
    return bool(_BEFORE_EVENT.match(text, first)) and (start == first or not _AT_EVENT.search(text, start, end))


def chairs_in(
    reading: Reading, people: People, mentions: list[tuple[int, int, str, MentionForm]], start: int, end: int
) -> list[str]:
    """Return the names of those who, this sentence says, chaired an event."""
    text = reading.text
    names: list[str] = []
    for place in _chair_places(reading, start, end):
        match = _CHAIR.match(text, place, end)
        if match is None:
            continue
        if match["verb"] or match["alone"]:
            if match["verb"] and not _EVENT_OBJECT.match(text, match.end(), end):
                continue
            before = [mention for mention in mentions if mention[1] <= match.start()]
            names += _last_group(text, before, match.start()) or _both_ministers(text, people, match.start(), start)
            if text.startswith(" with ", match.end()):
                names += _first_group(text, [one for one in mentions if one[0] >= match.end()], match.end())[:1]
        else:
            after = [mention for mention in mentions if mention[0] >= match.end()]
            names += _first_group(text, after, match.end(), listed=match[0].endswith("by"))
    return list(dict.fromkeys(names))


def _chair_places(reading: Reading, start: int, end: int) -> list[int]:
    """Return where what tells of the chair may begin; for "with" and "do" something behind them must speak of it."""
    places = reading.openings(_CHAIRS, start, end)
    if places and (led := [found.start() for found in _LED.finditer(reading.text, start, end)]):
        return sorted((*places, *led))
    return places


def _both_ministers(text: str, people: People, position: int, start: int) -> list[str]:
    """ "The two Ministers co-chaired the talks": the first two people whose post is that."""
    found = _TWO_MINISTERS.search(text, max(start, position - 60), position)
    if found is None:
        return []
    role = "Deputy Minister" if found["deputy"] or found["thu"] == "Thu" else "Minister"
    names = [
        official.name
        for official in people.officials
        if any(
            post.role == role
            or post.label.lower().startswith(role.lower())
            or (role == "Minister" and "Minister" in post.role and "Deputy" not in post.role)
            for post in official.posts
        )
    ]
    return names[:2] if len(names) >= 2 else []


def _last_group(text: str, mentions: list[tuple[int, int, str, MentionForm]], position: int) -> list[str]:
    """Return the subject of a verb at `position`: the last person before it and those joined to it."""
    together = text.startswith(("co-", "jointly", "dong "), position)
    joined = _JOINED_FAR if together else _JOINED
    group: list[str] = []
    for mention in reversed(mentions):
        between = text[mention[1] : position]
        if not group and (len(between) > 160 or _APART.search(between)):
            break
        if group and (len(between) > 200 or not joined.fullmatch(between)):
            break
        group.append(mention[2])
        position = mention[0]
    return group[::-1]


def _first_group(
    text: str, mentions: list[tuple[int, int, str, MentionForm]], position: int, *, listed: bool = False
) -> list[str]:
    """Return those named from `position` on who are joined; in a list behind "by", semicolons join them too."""
    group: list[str] = []
    for mention in mentions:
        between = text[position : mention[0]]
        if len(between) > (60 if not group else 160):
            break
        if group and (not _AND_ALSO_BY.fullmatch(between) or _ONLY_PRESENT.search(between)):
            break
        if ";" in between and not listed:
            break
        group.append(mention[2])
        position = mention[1]
    return group


def _role_verbs(text: str, places: list[int], end: int) -> list[tuple[int, int, int, Role]]:
    """Return the first verb of each role in a sentence: start, end, the role's number and the role."""
    found: dict[int, tuple[int, int, int, Role]] = {}
    for place in places:
        for number, role, pattern in _BY_LETTER.get(text[place], ()):
            if number not in found and (match := pattern.match(text, place, end)):
                found[number] = (match.start(), match.end(), number, role)
    return [found[number] for number in sorted(found)]


def _roles_in(
    reading: Reading, mentions: list[tuple[int, int, str, MentionForm]], start: int, end: int
) -> list[tuple[str, Role]]:
    """Return each person's role in this sentence: that of the verb nearest to their name, and for whom they did it."""
    text = reading.text
    found: list[tuple[str, Role]] = []
    verbs = _role_verbs(text, reading.openings(_ROLES, start, end), end)
    if not verbs or _is_beside(reading, start, end):
        return found
    for mention_start, mention_end, name, _ in mentions:
        options = [
            (min(abs(verb_start - mention_end), abs(mention_start - verb_end)), number, role)
            for verb_start, verb_end, number, role in verbs
        ]
        options = [option for option in options if option[0] < (500 if option[2] is Role.ATTEND else 140)]
        award = next((verb for verb in verbs if verb[3] is Role.AWARD), None)
        if not options:
            continue
        if award and _RECEIVES.match(text, award[0], mention_start):
            found += [(name, Role.ATTEND)] if reading.is_caption(start) else []  # the picture shows who is given it
            continue
        behalf = [option[2] for option in options if option[2] is Role.ON_BEHALF_OF]
        deeds = [option for option in sorted(options) if option[2] is not Role.ON_BEHALF_OF]
        report = [option for option in deeds if option[2] in (Role.REPORT, Role.AWARD)]
        found += [(name, role) for role in ([option[2] for option in (report or deeds)[:1]] + behalf)]
    return found
