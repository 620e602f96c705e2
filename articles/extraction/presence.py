"""Who acts in the article's present, and who is only honoured, represented, awaited, accused or remembered."""

import re

from articles.extraction.names import Name
from articles.extraction.title_grammar import RANK, rank_at
from articles.extraction.vocabulary.names import COMMEMORATED

_COMMEMORATES = re.compile(
    r"(?:\blate |\b(?:tribute|homage|incense|flowers?|wreaths?) (?:to|at|in \w+ of|in memory of)(?: "
    r"the)?(?: \w+){0,6} |\bmemor(?:y|ial|ials) (?:of|to|for|house of|site of|area of|hall of)(?: "
    r"the)?(?: \w+){0,3} "
    r"|\b(?:mausoleum|statue|monument|tomb|grave|birthday|birth|death|portrait|relics?) (?:of|to)(?: "
    r"the)?(?: \w+){0,3} |\bcommemorat\w+ (?:\w+ ){0,6}|\b(?:martyrs?|named after|teachings? of|thought of"
    r"|thoughts of|example of|ideology of|liet si )(?: the)? ?)\Z",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"(?:(?:under|by|with) the (?:authority|authori[sz]ation|delegation|power|mandate) of(?: the)?|(?:on"
    r"|in) behalf of(?: the)?|authori[sz]ed by(?: the)?|representing|in the (?:absence|name) of|instead of"
    r"|in place of|conveyed .{0,40}(?:from|of)|greetings (?:of|from|to)|regards (?:of|from|to)"
    r"|(?:wishes|letter|message|congratulations|flowers|condolences) (?:of|from|by|to)(?: \w+){0,2}|thay "
    r"mat(?: cho)?|thua uy quyen(?: cua)?|succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|in accordance with the decision of"
    r"|predecessor,?|directions? (?:of|from|by)|guidance (?:of|from)|instructions? (?:of|from|by)"
    r"|assigned by|signed by|appointed by|(?:pos(?:e|es|ed|ing)|introduc\w+ (?:him|her|them)sel(?:f|ves)|disguised) as"
    r"|pretend(?:s|ed|ing) to be|claim(?:s|ed|ing) to be|impersonat(?:e|es|ed|ing)|call(?:s|ed|ing) (?:him"
    r"|her|them)sel(?:f|ves)"
    r"|(?:wife|widow|husband|son|daughter|mother|father|parents|famil(?:y|ies)|children|home|house|relatives) of"
    r"|(?:films?|books?|novels?|songs?|poems?|documentary|story|stories|memoirs?) (?:about|on|of|by)"
    r"|(?:will|to) be (?:attended|chaired|led|opened|hosted|presided over) by"
    r"|(?:founded|established|built|written|composed|set up) (?:in \d{4} )?by|mao danh|gia danh|tu xung(?: la)?"
    r")(?: the)? \Z",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"(?:,?(?: who)? (?:was|were|is|had been) (?:absent|unable|not present|away|abroad|prevented"
    r"|expected|invited|due|scheduled|on an? (?:\w+ )?(?:mission|trip|visit))"
    r"|'s (?:birthday|mausoleum|memorial"
    r"|thought|teachings|statue|example|absence|decision|directive|instructions?|directions?|letter"
    r"|upcoming|forthcoming|planned|coming visit)\b|,? (?:will|is (?:also )?(?:expected|scheduled|due)|is to|could "
    r"not|did not attend)|, (?:now )?retired,"
    r"|, (?:his|her|their) [^,.\n]{3,40} (?:in those (?:days|years)|at (?:that|the) time|back then))",
    re.IGNORECASE,
)
_DEAD = re.compile(
    r",? (?:who )?(?:(?:was|were|had been) (?:killed|shot dead|murdered)|died|passed away|fell (?:in|while|on duty)"
    r"|laid down (?:his|her|their)|lost (?:his|her|their) li[fv]es?|(?:da )?(?:hy sinh|tu tran|qua doi))\b"
)
# "was promoted to Major General", "promote Colonel A to the rank of Major General".
_PROMOTED = re.compile(
    r"(?: and (?:[A-Z][\w'-]* ?){2,5})?(?:, [^,.;\n]{0,100}(?:, [^,.;\n]{0,60})?,)?"
    r"(?: (?:was|were|has been|have been|is|are) (?:\w+ ){0,2}?(?:promoted|raised|elevated)[^.;\n]{0,60}? to"
    r"|,?[^.;,\n]{0,40}? duoc thang cap bac ham[^.;\n]{0,30}? len)(?: the (?:rank|ranks) of)? (?=[A-Z])"
)
_RAISED = re.compile("promoted|raised|elevated|duoc thang")
_PROMOTES = re.compile(r"\b(?:promot|rais|elevat)(?:e|es|ed|ing) (?:[a-z]+ )?\Z")
_TO_RANK = re.compile(r" (?:from [A-Z][\w ]{3,40} )?to (?:the (?:rank|ranks) of )?(?=[A-Z])")
_ACCUSED_BEFORE = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|prosecut(?:ed|ing|e)|detain(?:ed|ing)?|suspects?|defendants?|accused"
    r"|charged|convicted|sentenced|ringleaders?|fugitives?|bi cao|bi can|doi tuong|bat giam|khoi to"
    r"|against|investigat(?:ed|ing|e))(?: \w+){0,2}[:,]? \Z",
    re.IGNORECASE,
)
_ACCUSED_AFTER = re.compile(
    r"[^.;\n]{0,110}?\b(?:was|were|been|being|be|is|are|bi) (?:also |later |temporarily |then "
    r")?(?:arrested|prosecuted|detained|sentenced|charged|convicted|accused|indicted|tried|expelled"
    r"|dismissed|wanted|bat|khoi to)\b"
)
_TELLS = re.compile(
    r"\b(?:said|says|told|that|reported|announced|added|stated|informed|stressed|noted|revealed|whose|cho biet)\b"
)
# Cheap looks before the patterns above, which are dear because they are anchored at their end.
_HONOURS = re.compile(
    r"[Ll]ate |[Tt]ribute|[Hh]omage|[Ii]ncense|[Ff]lower|[Ww]reath|[Mm]emor|[Mm]ausoleum|[Ss]tatue"
    r"|[Mm]onument|[Tt]omb|[Gg]rave|[Bb]irth|[Dd]eath|[Pp]ortrait|[Rr]elic|[Cc]ommemor|[Mm]artyr|[Nn]amed"
    r"|[Tt]each|[Tt]hought|[Ee]xample|[Ii]deology|[Ll]iet si"
)
_ACCUSES = re.compile(
    r"[Aa]rrest|[Pp]rosecut|[Dd]etain|[Ss]uspect|[Dd]efendant|[Aa]ccused|[Cc]harged|[Cc]onvicted"
    r"|[Ss]entenced|[Rr]ingleader|[Ff]ugitive|bi ca|doi tuong|bat giam|khoi to|[Aa]gainst|[Ii]nvestigat"
)
_ABSENT_END = re.compile(
    r"(?:of|by|from|to|as|be|on|about|la|danh|xung|himself|herself|themselves|impersonat\w+|representing"
    r"|absence|mat|quyen|cua|cho|succeed\w*|replac\w+|predecessor),?(?: the)? \Z"
)


def is_away(text: str, start: int, name: Name, end: int) -> bool:
    """Tell whether the mention at start..end, titles and all, shows somebody who does not act."""
    left = _left_of(text, start)
    return bool(
        text[name.start : name.end].lower().replace("-", " ") in COMMEMORATED
        or is_honoured(text, start)
        or is_represented(text, start)
        or text.startswith(("then ", "Then "), start)
        or (_ACCUSES.search(left) and _ACCUSED_BEFORE.search(left))
        or _AWAITED.match(text, end)
        or _is_accused(text, end)
    )


def is_honoured(text: str, start: int) -> bool:
    """Do flowers, a film, a birthday or the like stand right before `start`?"""
    left = _left_of(text, start)
    return bool(_HONOURS.search(left) and _COMMEMORATES.search(left))


def is_dead(text: str, end: int) -> bool:
    """Does the text say behind a name that its bearer has died?"""
    return _DEAD.match(text, end) is not None


def _is_accused(text: str, end: int) -> bool:
    """Is the person named before `end` arrested or charged there, and not the one who tells of it?"""
    found = _ACCUSED_AFTER.match(text, end)
    return found is not None and _TELLS.search(text, end, found.end()) is None


def promotion(text: str, start: int, end: int) -> str | None:
    """Return the rank that the person named at start..end is promoted to right here."""
    found = _PROMOTED.match(text, end) if _RAISED.search(text, end, end + 220) else None
    if found is not None and RANK.search(text, end, found.end()):
        found = None  # somebody else is named on the way
    if found is None and _PROMOTES.search(_left_of(text, start)):
        found = _TO_RANK.match(text, end)
    rank = rank_at(text, found.end()) if found else None
    return rank.rank if rank else None


def is_represented(text: str, start: int) -> bool:
    """Does "on behalf of", "under the authority of" or the like stand right before `start`?"""
    return bool(_ABSENT_END.search(text, max(0, start - 18), start)) and bool(_ABSENT.search(_left_of(text, start)))


def _left_of(text: str, start: int) -> str:
    """Return what stands before `start` in its paragraph, as far as context matters."""
    left = text[max(0, start - 110) : start]
    return left[left.rfind("\n") + 1 :]
