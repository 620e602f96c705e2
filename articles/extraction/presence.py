"""Who acts in the article's present, and who is only honoured, represented, awaited, accused or remembered."""

import re

from articles.extraction.names import Name
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import RANK, rank_at
from articles.extraction.triggers import Trigger
from articles.extraction.vocabulary.names import COMMEMORATED

# Each of these patterns begins at a word of its table in `vocabulary.presence` and ends right before a title or name.
_HONOURS = re.compile(
    r"(?:late(?: [a-z]+,?)?|(?:tribute|homage|incense|flowers?|wreaths?)"
    r" (?:to|at|for|before|in front of|in \w+ of|in memory of)(?: the)?(?: \w+){0,6}"
    r"|memor(?:y|ial|ials) (?:of|to|for|house of|site of|area of|hall of)(?: the)?(?: \w+){0,3}"
    r"|(?:photos?|pictures?|paintings?|mausoleum|statues?|monument|tombs?|graves?|hearse|coffin|orders?|driver"
    r"|bodyguard|birthday|birth|death|portraits?|relics?|bust|legacy|centenary|heirs?"
    r"|(?<=the )life(?: and \w+)?) (?:of|to)(?: the)?(?: \w+){0,3}"
    r"|(?:remember(?:s|ed|ing)?|recall(?:s|ed|ing)?)(?: the)?"
    r"|commemorat\w+(?: \w+){0,6}"
    r"|(?:bod(?:y|ies)|remains|loss|sacrifices?|uniform|wreckage|temple|shrine|pagoda|role|character) of(?: the)?"
    r"|mourn(?:s|ed|ing)?(?: the)?|dedicated to(?: the)?(?: \w+ of)?|plays? (?:about|on)|(?<=legend )has it that"
    r"|(?:plays|played|appears? as|starr(?:ed|ing) as)(?: the)?|house where|once (?:commanded|led|headed) by"
    r"|(?<=the )(?:ship|vessel|frigate|boat)"
    r"|(?:martyrs?|named (?:after|for)|teachings? of|thoughts? of|example of|ideology of|mac niem"
    r"|(?:truy (?:tang|thang|phong)|le truy dieu|le tang|tuong niem|vieng(?! tham))(?: (?!do\b|cung\b)\w+){0,6}"
    r"|tang le(?: cua)?|liet si(?:,? (?:trong do co"
    r"|gom))?)(?: the)?) "
)
_REPRESENTS = re.compile(
    r"(?:(?:authority|authori[sz]ation|mandate|(?<=(?:der|ith) the )(?:delegation|power)) of"
    r"|behalf of(?: (?:[^,.;\n]{1,50}, ){0,2}[^,.;\n]{1,50} and)?|authori[sz]ed by|representing"
    r"|(?<=in the )absence of|names? of|(?:sent|wreaths|came|offered) (?:by|from)|(?:absent|invited"
    r"|missing) (?:are|were|is|was):?|secretary to|(?<=the )invitation (?:of|from)|instead of|(?<=in )place of"
    r"|conveyed .{0,40}(?:from|of)"
    r"|(?:greetings|regards) (?:of|from|to)"
    r"|(?:wishes|letter|message|congratulations|flowers|condolences) (?:of|from|by|to)(?: \w+){0,2}"
    r"|thay mat(?: cho)?|thua uy quyen(?: cua)?|succeed(?:s|ed|ing)?|(?:took|takes|taking|taken) over from"
    r"|reliev(?:es|ed|ing)|replac(?:e|es|ed|ing)"
    r"|(?<=accordance with the )decision of|predecessor,?|(?<!under the )(?<!direct )directions? (?:of|from|by)"
    r"|guidance (?:of|from)|instructions? (?:of|from|by)|(?:assigned|signed|appointed) by"
    r"|(?:pos(?:e|es|ed|ing)|introduc\w+ (?:him|her|them)sel(?:f|ves)|disguised) as"
    r"|(?:pretend|claim)(?:s|ed|ing)? to be|impersonat(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)"
    r"|(?:wife|spouse|widow|husband|son|daughter|mother|father|parents|famil(?:y|ies)|children|home|house"
    r"|relatives) of"
    r"|(?:films?|books?|novels?|songs?|poems?|documentary|story|stories|memoirs?) (?:about|on|of|by)"
    r"|(?<=(?:ll|to) be )(?:attended|chaired|led|opened|hosted|presided over) by"
    r"|(?:photos?|pictures?|images?|videos?|texts?|stor(?:y|ies)|written|reported|compiled|translated|edited|composed"
    r"|painted|sung|filmed)(?: taken| provided| shot)? by|(?:photos?|pictures?|videos?|anh|tac gia|author):"
    r"|(?:(?<=will )|(?<=will also )|(?<=is to )|(?<=is also to )|(?<=are to )|(?<=scheduled to )|(?<=due to )"
    r"|(?<=hope to )|(?<=hopes to )|(?<=want to )|(?<=expected to )|(?<=plans to ))(?:meet(?: with)?|receive"
    r"|welcome|call on|hold talks with)"
    r"|(?:(?<=will be )|(?<=is to be ))(?:received|welcomed|met) by"
    r"|(?:(?<=his )|(?<=her )|(?<=their )|(?<=whose ))(?:father|grandfather|mother|grandmother|uncle|aunt|brother"
    r"|sister|husband|wife|son|daughter|grandson)(?:,| was| is)?"
    r"|(?:accounts?|signatures?|voice|profile) of|approved by|used? the names?"
    r"|(?:said|saying|says|told|telling)(?: \w+){0,4}?(?: that)? (?:he|she) (?:was|is)"
    r"|(?:studied|trained) under|once (?:worked|served|fought) (?:with|under)"
    r"|(?<=, )vo|(?:vo|chong|me|con trai|con gai) cua"
    r"|(?:founded|established|built|written|composed|set up) (?:in \d{4} )?by|mao danh|gia danh"
    r"|gia dinh(?: (?:dong chi|liet si|ong|ba))?|tu xung(?: la)?"
    r")(?: the)? "
)
_AWAITED = re.compile(
    r"(?:(?:, invited [^,.\n]{3,50},)?,?(?: who)? (?:was|were|is|are|had been|has been) (?:absent|unable"
    r"|not (?:present|there|among)"
    r"|away|abroad|prevented|delayed|kept|held up|unwell"
    r"|expected|invited|due|scheduled|on an? (?:\w+ )?(?:mission|trip|visit))"
    r"| (?:street|road|avenue|boulevard|square|park|bridge|(?:primary |secondary |high )?school|prize|award|fund"
    r"|foundation|scholarship|stadium|museum|cup|mausoleum|memorial)\b"
    r"| of (?:the |a )?(?:\w+ )?(?:boat|vessel|ship|trawler|ferry|tanker)\b| (?:was|fell|is) (?:ill|sick"
    r"|in hospital)\b"
    r"|(?: (?!was born|joined|graduated|entered|was)\w[^.;,\n]{2,60}|, who (?:beat|defeated|commanded|led"
    r"|fought|founded)"
    r" [^.;,\n]{2,60}) in 1\d{3}\b| in 1\d{3}\b"
    r"| will (?:also )?(?:attend|chair|open|lead|join)[^.;\n]{0,50} (?:next|tomorrow)\b"
    r"| to prison\b| (?:to )?a [\w-]+-year (?:term|sentence)\b"
    r"|'s (?:office|plane|account|signature|name|uniform|remains|body|sacrifice|death|wife|widow|husband|son"
    r"|daughter|brother|sister|grandson|granddaughter|palace|house|tomb|grave|portrait|book|poems?|memoirs?"
    r"|novel|films?|songs?|museum|family|mother"
    r"|father|parents|children|birthday|mausoleum|memorial"
    r"|thought|teachings|statue|example|absence|decision|directive|instructions?|directions?|letter"
    r"|upcoming|forthcoming|planned|coming visit)\b|,? (?:will (?:visit|come|arrive|pay|travel|fly|return"
    r"|(?:also )?(?:welcome|receive|host|meet))"
    r"|(?:hopes|plans|intends|wishes|wants) to (?:visit|come|pay)|is (?:also )?(?:expected|scheduled|due)|is to"
    r"|(?:hien )?(?:dang )?(?:di|ban) cong tac|(?:dang )?vang mat|khong (?:du|the|tham du|den)"
    r"|nguoi (?:du kien|duoc moi)|could "
    r"not|did not attend)|, (?:now )?retired[,.]"
    r"|,? (?:had|has) [^.;\n]{3,90} (?:last (?:year|month|week)|(?:years|months) ago)"
    r"|,? (?:\w+ ){0,12}during (?:a|his|her|their|an) [^.;\n]{3,40} last (?:year|month|[a-z]+)"
    r"| (?:once|used to) (?:told?|said?|say|taught|wrote|put)\b|, who (?:had|is in hospital)\b"
    r"|,? (?:\w+ ){0,3}had promised| had (?:earlier|previously|once)|(?:, whose [^,.\n]{3,60},)? (?:sent (?:his"
    r"|her) (?:deputy|representative)"
    r"|(?:was|were) represented by)|, (?:his|her|their) [^,.\n]{3,40} (?:in those (?:days|years)|at (?:that"
    r"|the) time|back then))"
)  # of small letters
_BEHIND = 400  # characters that it can take, and more
_GOES_ON = frozenset(" ,'")
_DEAD = re.compile(
    r" \((?:[^()\n]{0,20}\b)?1[89]\d\d ?[-–] ?[^()\n]{0,20}\d{4}\)|(?:(?:, [^,.;:\n]{2,90}){1,2}(?=,)"
    r"| who [^,.;:\n]{3,90}(?=,))?,? (?:who )?(?:has (?:since )?)?"
    r"(?:(?:was|were|had been) (?:killed|shot dead|murdered)|died|passed away|fell (?:in|while|on duty)"
    r"|laid down (?:his|her|their)|(?:gave|gives|has given) (?:his|her|their) li[fv]es?|(?:was|were) posthumously"
    r"|succumbed to|did not survive|(?:is|are|was|were|went|has gone) (?:still )?(?:reported )?missing"
    r"|lost (?:his|her|their) li[fv]es?|sacrificed (?:himself|herself|(?:his|her) life)"
    r"|(?:da )?(?:hy sinh|tu tran|qua doi)|duoc truy (?:tang|thang|phong))\b"
    r"| as (?:a |an )?(?:heroic )?martyrs?\b|, (?:nguyen )?can bo [^,.;:\n]{2,60} (?:da )?hy sinh\b"
)
# "the dead are a student and Major A", "the province lost Major A", "the funeral of Major A"
_LOST = re.compile(
    r"(?:(?:dead|deceased|killed|casualties|martyrs|victims|lives|(?<=those who )died|(?<=those who )fell)"
    r" (?:are|were|is|was|include[ds]?) [^.;\n]{0,200}"
    r"|(?:died|killed)[^.;,:\n]{0,60}(?::|,? namely|,? including)(?: the)? |martyrs,? "
    r"|silence (?:\w+ ){0,5}?for (?:the )?"
    r"|posthumous(?:ly)? (?:[^.;\n]{0,120} )?(?:to|for|on|upon|promot\w+|award\w*) (?:the )?"
    r"|lost (?:(?:its|their|the|comrade|officer) )*|funerals? (?:of|for) (?:[^.;\n]{0,60} (?:of|for) )?(?:the )?)"
)
# "was promoted to Major General", "promote Colonel A to the rank of Major General".
_PROMOTED = re.compile(
    r"(?: and (?:[A-Z][\w'-]* ?){2,5})?(?:, [^,.;\n]{0,100}(?:, [^,.;\n]{0,60})?,)?"
    r"(?: (?:was|were|has been|have been|is|are) (?:\w+ ){0,2}?(?:promoted|raised|elevated)[^.;\n]{0,60}? to"
    r"|,?[^.;,\n]{0,40}? duoc thang cap bac ham[^.;\n]{0,30}? len)(?: the (?:rank|ranks) of)? (?=[A-Z])"
)
_PROMOTES = re.compile(r"(?:promot|rais|elevat)(?:e|es|ed|ing) (?:[a-z]+ )?")
_TO_RANK = re.compile(r" (?:from [A-Z][\w ]{3,40} )?to (?:the (?:rank|ranks) of )?(?=[A-Z])")
_ACCUSES = re.compile(
    r"(?:(?:arrest(?:ed|ing|s)?|prosecut(?:ed|ing|e)|detain(?:ed|ing)?|suspects?|defendants?|accused|charged"
    r"|convicted"
    r"|sentenced|ringleaders?|fugitives?|bi cao|bi can|doi tuong|bat giam|khoi to|against|investigat(?:ed|ing|e)"
    r"|expel(?:led|ling)?|dismiss(?:ed|ing)?|reprimand(?:ed|ing)?|disciplin(?:e|ed|ing|ary)|strip(?:ped|ping)?"
    r"|impeach(?:ed)?|bribe[ds]?(?: went)?(?: to)?|bribing|warnings? (?:to|on)|prosecutors (?:said|say)|alleged"
    r"|inmates?|convicts?|prisoners?|tam giam|ky luat|khai tru|cach chuc|canh cao|jail(?:s|ed)"
    r"|trial of)(?: \w+){0,2}[:,]?"
    r"|(?:suspects?|defendants?|accused|offenders?|perpetrators?|culprits?)(?: [\w-]+){0,2} "
    r"(?:was|were|is|are|been) (?:identified|named|listed|determined) (?:as|to be):?"
    r"|(?:arrested|charged|prosecuted|detained|convicted|expelled"
    r"|disciplined)[^.;\n]{0,60}(?: including(?: the)?|:)|on trial (?:are|were|is|was):?"
    r"|(?:khai tru|ky luat|khoi to|cach chuc|canh cao|bat tam giam)[^.;\n]{0,60} doi voi(?: cac)?"
    r"(?: ong| ba| dong chi| bi can)?) "
)
# "arrested A (born 1975), Director of …, B, Deputy Director of …, and": whoever follows in the list is arrested too.
_ACCUSES_MANY = re.compile(
    r"(?:arrest(?:ed)?|prosecut(?:ed|e)|detain(?:ed)?|charged|convicted|sentenced|expel(?:led)?|disciplined|dismissed"
    r"|suspects|defendants|against|khoi to|bat giam|bat tam giam)"
    r"(?:[^.;\n]{0,80} (?:including|namely|gom))?(?: (?:the|former|then|cac|bi can|doi voi|nguyen))*:? (?=[A-Z])"
    r"(?P<listed>[^.\n]{5,300})"
)
_CASES_OF = ("cases of ", "cases of the ", "case of ", "case of the ")
_LIST_GOES_ON = (", ", "; ", " and ", " va ")
_ACTS_BETWEEN = re.compile(
    r"[.!?] |\b(?:said|says|told|that|reported|announced|added|stated|by|which|while|when|after|before|under|chaired"
    r"|praised|asked|visited|attended|thanked|theo|do|cho biet|do la)\b"
)
_ACCUSED_AFTER = re.compile(
    r"[^.;\n]{0,110}?\b(?:in the dock|stands? trial|stood trial|on trial|confess(?:es|ed)|found guilty"
    r"|faces? (?:up to )?[\w-]+ years"
    r"|(?:received|given|handed|got) (?:a |an )?[\w-]+(?: [\w-]+)? (?:sentence|term)|pleads? guilty"
    r"|pleaded guilty)\b|"
    r"[^.;\n]{0,110}?\b(?:was|were|been|being|be|is|are|bi) (?:also |later |temporarily |then "
    r"|warned and |severely )?(?:arrested|prosecuted|detained|sentenced|charged|convicted|accused|indicted|tried"
    r"|expelled"
    r"|dismissed|jailed|imprisoned|wanted|disciplined|reprimanded|stripped|impeached|demoted|suspended"
    r"|removed from|put on trial"
    r"|(?:\w+ ){0,3}?(?:tuyen phat|xet xu|truy to|xu ly ky luat)|bat(?! (?:dau|ngo|tay))|khoi to|ky luat|khai tru"
    r"|cach chuc|canh cao|dinh chi|tam giam)\b"
)
# "invited General A to visit Beijing": A is elsewhere.
_INVITES = re.compile(r"\b(?:invit(?:e|es|ed|ing)|invitation (?:to|for)) (?:the )?\Z")
_TO_COME = re.compile(r"[^.;\n]{0,110}? to (?:pay|visit|come|attend|join|make|travel|take part)\b")
# Whoever bears the name of a historical leader and another rank than theirs is somebody of today.
_RANKS_OF_OLD = (None, "General", "Senior Lieutenant General")
# "In 1975, Colonel A …", "Last year, General A …": told of earlier days.
_ONCE = re.compile(
    r"(?:\A|[.\n\"] ?)(?:(?:Back )?[Ii]n (?P<year>(?:19|20)\d\d)|Last (?:year|month|[A-Z][a-z]+)"
    r"|[A-Z][a-z]+ (?:years|months) (?:ago|earlier|before)),? (?:the )?\Z"
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one|some|two|three|most) of (?:them|whom|these)(?: is| was| are"
    r"| were)?,?(?: the)? \Z"
)
_FATE = re.compile(
    r"\b(?:minute of silence|martyrs?|fell in|fallen|killed|died|lost their lives|laid down|victims|arrested"
    r"|prisoners?"
    r"|inmates|convicts|suspects|defendants|charged|prosecuted|disciplined|expelled|sentenced)\b"
)
_TELLS = re.compile(
    r"\b(?:said|says|told|that|reported|announced|added|stated|informed|stressed|noted|revealed|whose|cho biet)\b"
)
_NEAR, _FAR = 110, 330
_LOOK_BACK = 24  # as far as the patterns above look behind their first word
_HONOUR, _REPRESENT, _ACCUSE, _PROMOTE = map(int, (Trigger.HONOUR, Trigger.REPRESENT, Trigger.ACCUSE, Trigger.PROMOTE))
_AROUND = _HONOUR | _REPRESENT | _ACCUSE


def is_away(reading: Reading, start: int, name: Name, end: int, rank: str | None = None) -> bool:
    """Tell whether the mention at start..end, titles and all, shows somebody who does not act."""
    text = reading.text
    return bool(
        (is_commemorated(text, name) and rank in _RANKS_OF_OLD)
        or text.startswith(("then ", "Then "), start)
        or _is_elsewhere(text, start, name.end)
        or _is_awaited(text, end)
        or text.endswith(_CASES_OF, 0, start)
        or (
            reading.has(_AROUND, max(0, start - _FAR), end + _NEAR + 40)
            and (
                is_honoured(reading, start)
                or is_represented(reading, start)
                or is_accused_before(reading, start)
                or _is_accused(reading, end)
            )
        )
    )


def _is_awaited(text: str, end: int) -> bool:
    """Do the words behind a mention say that its bearer is to come, was away, or gave a thing their name?"""
    behind = text[end : end + _BEHIND]
    return behind[:1] in _GOES_ON and _AWAITED.match(behind.lower()) is not None


def _is_elsewhere(text: str, start: int, name_end: int) -> bool:
    """ "one of them, Captain A" among the dead or the accused, and "invited General A to visit Beijing"."""
    left = text[max(0, start - 24) : start]
    if left.endswith((", ", ", the ", "0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 ", "9 ")) and _ONCE.search(
        left
    ):
        return True
    if " of the" in left or " of whom" in left:
        return _ONE_OF_THEM.search(left) is not None and _FATE.search(_left_of(text, start, _FAR)) is not None
    return "nvit" in left and _INVITES.search(left) is not None and _TO_COME.match(text, name_end) is not None


def is_commemorated(text: str, name: Name) -> bool:
    """Is this a name that articles speak only to honour its bearer?"""
    return text[name.start : name.end].lower().replace("-", " ") in COMMEMORATED


def is_honoured(reading: Reading, start: int) -> bool:
    """Do flowers, a film, a birthday or the like stand right before `start`?"""
    return _leads_to(reading, _HONOUR, _HONOURS, start)


def is_represented(reading: Reading, start: int) -> bool:
    """Does "on behalf of", "under the authority of" or the like stand right before `start`?"""
    return _leads_to(reading, _REPRESENT, _REPRESENTS, start)


def is_accused_before(reading: Reading, start: int) -> bool:
    """Does the text say right before `start` that who follows is a suspect, arrested or disciplined?"""
    text = reading.text
    if text.endswith(_CASES_OF, 0, start):
        return True
    places = reading.openings(_ACCUSE, max(0, start - _FAR), start)
    if not places:
        return False
    if _any_leads(text, places, _ACCUSES, start):
        return True
    if not text.endswith(_LIST_GOES_ON, 0, start):
        return False
    lists = (_ACCUSES_MANY.fullmatch(text, place, start) for place in places)
    return any(found is not None and not _ACTS_BETWEEN.search(text, found.start("listed"), start) for found in lists)


def _leads_to(reading: Reading, trigger: int, phrase: re.Pattern[str], start: int) -> bool:
    """Does `phrase` stand before `start`, from a word of its table up to there?"""
    places = reading.openings(trigger, max(0, start - _NEAR), start)
    return bool(places) and _any_leads(reading.text, places, phrase, start)


def _any_leads(text: str, places: list[int], phrase: re.Pattern[str], start: int) -> bool:
    """Does `phrase`, written in small letters, stand between one of `places` and `start`?"""
    base = max(0, places[0] - _LOOK_BACK)
    left = text[base:start].lower().removesuffix("ex-")
    for place in places:  # noqa: SIM110 - a generator costs more than the search
        if phrase.fullmatch(left, place - base):
            return True
    return False


_WITH = re.compile(r",? (?:and|va|as well as) (?:of |to |for )?(?:the )?")
_LISTED = re.compile(r"(?:\s*\([^()\n]{1,60}\)|, \d\d)?(?:, |; |,? and |,? va |,? cung )(?:the )?(?:(?:of|to|for) )?")


# Who acts in another's stead stands behind a comma: "On behalf of A, B and C handed …".
_IN_STEAD = re.compile(
    r"(?:behalf|absence|name|authority|mandate|power|delegation|place|instead|invitation|directions?|guidance"
    r"|instructions?) (?:of|from|by)(?: the)? \Z|(?:representing|authori[sz]ed by|thay mat|uy quyen)(?: \w+)? \Z"
)
_GONE_TOGETHER = re.compile(
    r"(?: \([^()\n]{1,40}\)|, \d\d)?,? (?:(?:(?:who|both|all)(?: of whom)? )?(?:were|are|have|had|fell|died"
    r"|lost|laid|gave|did not)|bi|da) "
)


def shares_absence(text: str, end: int, start: int, *, listed: bool) -> bool:
    """Do the people named up to `end` and from `start` stand in one phrase, so that if one is away both are?"""
    return in_one_list(text, end, start) if listed else _WITH.fullmatch(text, end, start) is not None


def in_one_list(text: str, end: int, start: int) -> bool:
    """Does nothing but a comma or "and" stand between two people?"""
    return _LISTED.fullmatch(text, end, start) is not None


def stands_in_for(text: str, start: int) -> bool:
    """Is who is named at `start` one for whom somebody else acts?"""
    return _IN_STEAD.search(text[max(0, start - 40) : start].lower()) is not None


def gone_together(text: str, end: int) -> bool:
    """Does what keeps the last of a list away, right behind it, speak of several people?"""
    return _GONE_TOGETHER.match(text, end) is not None


def is_dead(reading: Reading, start: int, end: int) -> bool:
    """Does the text say around a mention at start..end that its bearer has died?"""
    if _DEAD.match(reading.text, end):
        return True
    places = reading.openings(_HONOUR, max(0, start - 2 * _NEAR), start)
    return bool(places) and _any_leads(reading.text, places, _LOST, start)


def _is_accused(reading: Reading, end: int) -> bool:
    """Is the person named before `end` arrested or charged there, and not the one who tells of it?"""
    if not reading.has(_ACCUSE, end, end + _NEAR + 40):
        return False
    found = _ACCUSED_AFTER.match(reading.text, end)
    return found is not None and _TELLS.search(reading.text, end, found.end()) is None


def promotion(reading: Reading, start: int, end: int) -> str | None:
    """Return the rank that the person named at start..end is promoted to right here."""
    text = reading.text
    if not reading.has(_PROMOTE, max(0, start - _NEAR), end + 2 * _NEAR):
        return None
    found = _PROMOTED.match(text, end)
    if found is not None and RANK.search(text, end, found.end()):
        found = None  # somebody else is named on the way
    if found is None and _leads_to(reading, _PROMOTE, _PROMOTES, start):
        found = _TO_RANK.match(text, end)
    rank = rank_at(text, found.end()) if found else None
    return rank.rank if rank else None


def _left_of(text: str, start: int, length: int) -> str:
    """Return what stands before `start` in its paragraph, as far as context matters."""
    left = text[max(0, start - length) : start]
    return left[left.rfind("\n") + 1 :]
