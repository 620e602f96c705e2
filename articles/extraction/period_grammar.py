"""How periods are printed, in English and Vietnamese: one pattern, a named group for each way to say it."""

import re

from articles.extraction.dates import MONTH
from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS, ORDINAL_WORDS, VIETNAMESE_COUNTS

_WORDS = [word for word in NUMBER_WORDS if word not in ("no", "zero")]
_WORD = rf"(?:\d{{1,2}}|{alternation([*_WORDS, *(word.capitalize() for word in _WORDS)])})"
_VN_WORD = alternation([*VIETNAMESE_COUNTS, *(word.capitalize() for word in VIETNAMESE_COUNTS)])
_ORDINAL = (
    rf"(?:{alternation([*ORDINAL_WORDS, *(word.capitalize() for word in ORDINAL_WORDS), '1st', '2nd', '3rd', '4th'])})"
)
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
_OF_YEAR = rf"(?:(?:,? (?:of |in |nam )?|/)(?P<{{0}}>{_YEAR}|(?:the|this|last) year|nay|nam nay))?"
_LEAD = (
    r"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Tt]hroughout|[Ww]ithin|[Oo]f|[Bb]y|[Tt]rong|[Nn]am|[Ff]rom|[Ss]ince|to|than"
    r"|with|against)"
)
_DAY = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?"
    r"|\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?! ?%))"
)
# Every word that a form below can begin with: most places of a text are passed over by it.
_SMALL = (
    "from between tu in the during over for throughout within of by trong nam to than with against since so thus year"
    " past last recent previous opening first final quarter quy half nua thang period term giai this that a dau"
    " review reviews reviewed reviewing sum sums summed summing wrap wraps wrapped wrapping look looks looked looking"
    " summarise summarised summarises summarising summarize summarized summarizes summarizing within same"
    " corresponding cung"
).split()
_OPENINGS = alternation(
    word
    for small in (*_SMALL, *MONTHS, *_WORDS, *ORDINAL_WORDS, *VIETNAMESE_COUNTS, "q", "h")
    for word in (small, small.capitalize())
)
# "in", "of" and "the" open a period only before one of these.
_LEADS = (
    "in",
    "over",
    "during",
    "for",
    "within",
    "throughout",
    "of",
    "by",
    "to",
    "than",
    "with",
    "against",
    "the",
    "this",
)
# "In November 2021" is no period by "in": it begins with the month.
_OF_NO_DATE = r"(?! \d{1,2}(?!\d)| (?:19|20)\d\d(?! ?(?:-|to\b|and\b|until\b|through\b)))"
_LED = (
    rf"(?:[12]\d|{MONTH}{_OF_NO_DATE}|\d\d? {MONTH}|"
    + alternation(
        (
            *(
                "year",
                "years",
                "month",
                "months",
                "quarter",
                "quarters",
                "period",
                "time",
                "term",
                "tenure",
                "half",
                "whole",
                "entire",
            ),
            *("full", "calendar", "same", "corresponding", "early", "mid", "late", "all", "past", "nam", *_WORDS),
        )
    )
    + r"(?![a-z]))"
)
_LEAD_WORDS = alternation(word for small in _LEADS for word in (small, small.capitalize()))
_OTHER_OPENINGS = alternation(
    word
    for small in (*_SMALL, *MONTHS, *ORDINAL_WORDS, *VIETNAMESE_COUNTS)
    if small not in (*_LEADS, "that", "a", "so", "year", "half")
    for word in (small, small.capitalize())
)
# What comes right before a word that may open a period; the pattern begins with a plain set, which is searched fast.
# Numbers, leading words and counts are tried only where the first letter is one of theirs.
_COUNTED = r"(?: (?:first|month|year|quarter|thang|nam)|-month)"
PERIOD_OPENING = re.compile(
    rf"[^A-Za-z0-9](?=(?=\d)(?:(?:19|20)\d\d ?(?:-|[a-z])|\d{{1,2}}{_COUNTED}|\d(?:st|nd|rd|th)[ -])"
    rf"|(?=[IiOoDdFfWwTtBbAa]){_LEAD_WORDS}(?: (?:the|this|that|those|these))? {_LED}|a (?:year|half)|[Ss]o far"
    rf"|{_OTHER_OPENINGS}(?![a-z])|[QqHh]\d|[Yy]ear[ -]to|(?=[OoTtFfSsEeNn]){_WORD}{_COUNTED})"
)
# Whether a period may begin at a place at all: without groups, and so far cheaper than the pattern itself.
MAY_OPEN = re.compile(rf"(?<![A-Za-z0-9])(?:[12]|\d\d?(?:[ -]|nd|rd|th)|{_OPENINGS}(?![a-z]))")
# To be matched only where MAY_OPEN or PERIOD_OPENING lets it.
# Each form stands behind a look at the letters that it can begin with: most forms cost one step.
PERIOD = re.compile(
    rf"(?:"
    rf"(?=[FfBbTt])(?P<range>(?:[Ff]rom|[Bb]etween|[Tt]u)(?: ngay)? (?P<ra>{_DAY}|\d{{1,2}})"
    rf"(?:-|,? (?:to|until|till|through|and|den|-|den het)(?: ngay)? )(?P<rb>{_DAY}))"
    rf"|(?=[FfBbIiTtDdJMASON])(?P<mrange>(?:(?:[Ff]rom|[Bb]etween|[Ii]n|[Tt]he|[Dd]uring)(?: the)? "
    rf"|(?=[A-Z][a-z]+\.?-[A-Z]))(?P<q1>(?:mid|early|late)[- ])?"
    rf"(?P<m1>{MONTH})(?: (?P<y1>{_YEAR}))?(?: to | and |-| - | until | through )"
    rf"(?P<q2>(?:mid|early|late)[- ])?(?P<m2>{MONTH})"
    rf"(?:,? (?:of )?(?P<y2>{_YEAR}|(?:the|this|last) year))?(?! \d))"
    rf"|(?=[JFMASOND])(?P<days>(?P<dm>{MONTH}) (?P<da>\d{{1,2}}) ?(?:to|and|-|until|through) ?(?P<db>\d{{1,2}})"
    rf"(?:,? (?P<dy>{_YEAR}))?(?![\d%]|[.,]\d))"
    rf"|(?=[\dOoTtFfSsEeNn])(?P<monthsend>(?P<mecount>{_WORD}) thang cuoi nam(?: (?P<mey>{_YEAR}))?)"
    r"|(?=[\dfplrodOTtFSsEeNn])"
    rf"(?P<months>(?P<mfirst>(?:first|past|last|recent|previous|opening|dau nam) )?(?P<mcount>{_WORD})(?: "
    rf"(?P<mfirst2>first))? (?:months|thang)(?P<mvn2> dau nam)?(?P<mpast> qua)?"
    rf"(?: (?P<minto>into (?:the|this) year)"
    rf"|,? (?:to|through|until|ending"
    rf"|up to)(?: in)? (?:the )?(?:end of )?(?P<mend>{MONTH})(?: (?P<mendd>\d{{1,2}})(?!\d))?(?:,?"
    rf" (?P<mendy>{_YEAR}))?"
    rf"|{_OF_YEAR.format('my')}))"
    rf"|(?=[f])(?P<monthone>first month(?=,? (?:of )?(?:the year|this year|last year|(?:19"
    rf"|20)\d\d)){_OF_YEAR.format('moy')})"
    r"|(?=[\dOoTtFfSsEeNn])"
    rf"(?P<nmonth>(?P<ncount>{_WORD})-month (?:review|report|period|results?|figures?|statistics|preliminary"
    r"|conference|meeting|work|summary|performance))"
    rf"|(?=[BbSsCcMm])(?P<monthsvn>(?P<mvncount>{_VN_WORD}) thang (?:dau nam|qua)(?: (?P<mvny>{_YEAR}))?)"
    r"|(?=[TtPpLla])(?P<halfyear>(?:[Tt]he|[Tt]his|[Pp]ast|[Ll]ast|a) half[- ]year)"
    rf"|(?=[IiDdOot])(?P<yearto>(?:(?:[Ii]n|[Dd]uring|[Oo]ver) )?(?:the|this) year "
    rf"(?:to (?P<ytd>date)|so far|(?:to|until|up to) (?:the )?(?:end of )?(?P<ytm>{MONTH})(?! \d)))"
    rf"|(?=[IiDdOoft])(?P<quarters>(?:(?:[Ii]n|[Oo]ver|[Dd]uring)(?: the)? (?P<qcount3>two|three) quarters"
    rf"|first (?P<qcount>two|three) quarters|(?P<qcount2>two|three) first "
    rf"quarters){_OF_YEAR.format('qy')})"
    r"|(?=[1-4FfSsTtEeNnlocQq])"
    rf"(?P<quarter>(?:(?P<qord>{_ORDINAL}|last|final|opening|closing)[- ]quarter(?: \(Q[1-4]\))?"
    rf"|Q(?P<qno>[1-4])(?!\d)"
    rf"|(?:[Qq]uy|[Qq]uarter) (?P<qvn>IV|I{{1,3}}|[1-4])(?![IV\d])){_OF_YEAR.format('qqy')})"
    rf"|(?=[fFsSloNnH])(?P<half>(?:(?P<hord>first|First|second|Second|last|opening|[Nn]ua (?:dau|cuoi))[ -](?:half|nam)"
    rf"|H(?P<hno>[12])(?!\d))"
    rf"{_OF_YEAR.format('hy')})"
    rf"|(?=[JFMASOND])(?P<monthyear>(?P<mym>{MONTH}),? (?:of )?(?P<myy>{_YEAR}))"
    r"|(?=[IiDdFfOotwaJMASNLlT])"
    rf"(?P<month>(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]ver|than|with|to|against) (?:the (?:whole )?month of "
    rf"|all of |the whole of )?"
    rf"(?P<mm>{MONTH})(?:,? (?:of )?(?P<mmy>(?:this|last|the previous) year))?(?! \d)"
    rf"|(?P<mm2>{MONTH})(?:'s| (?:saw|recorded|witnessed|brought|figures|total|alone))"
    rf"|(?:[Ll]ast|[Tt]his) (?P<mm3>{MONTH})(?! \d))"
    rf"|(?=[Tt])(?P<monthvn>[Tt]hang (?P<mvn>\d{{1,2}})(?:/(?P<mvy>{_YEAR})| nam (?P<mvy2>{_YEAR}))?)"
    r"|(?=[FfBbPpTtGg12])"
    rf"(?P<years>(?:[Ff]rom |[Bb]etween |[Pp]eriod |[Tt]erm |[Pp]eriod of |[Tt]u nam |[Gg]iai doan )?"
    rf"(?:the )?(?P<ya>{_YEAR}) ?(?:-|to|and|den(?: nam)?|until|through|up to) ?(?:(?:the )?end of |mid[- ]"
    rf"|(?:het )?nam |(?P<ym>{MONTH}) (?:of )?"
    rf"|(?:het )?thang (?P<ymv>\d{{1,2}})(?:/| nam ))?(?P<yb>{_YEAR})(?P<yp> (?:period|term|tenure))?)"
    rf"|(?=[SsTtFf])(?P<sinceyear>[Ss]ince (?P<sy3>{_YEAR})"
    rf"|(?:[Tt]u nam|[Ff]rom) (?P<sy4>{_YEAR}) (?:den nay|(?:up )?(?:to|until|till) (?:now|date|the present)))"
    r"|(?=[RrSsWwLl12])"
    rf"(?P<reviewed>(?:[Rr]eview(?:s|ed|ing)?|[Ss]um(?:s|med|ming)? up|[Ww]rap(?:s|ped|ping)? up|[Ss]ummari[sz]\w+"
    rf"|[Ll]ook(?:s|ed|ing)? back (?:on|at))(?: the)?(?: year| work of)? (?P<ry>{_YEAR})"
    rf"|(?P<ry2>{_YEAR}) (?:work|performance|figures|results|review|statistics))"
    r"|(?=[IiOoDdFfTtWwBbNnSsa])"
    rf"(?P<year>(?:{_LEAD}|[Tt]he year) (?:all (?:of )?)?(?P<ythe>the )?(?P<ynoun>year |whole year "
    rf"|whole of |full year |calendar year |nam )?"
    r"(?P<yy>(?:19|20)\d\d(?![\d%]|[.,]\d))(?! ?(?:-|to|and) ?(?:19|20)\d\d)(?! emulation)(?(ynoun)"
    r"|(?(ythe)(?! (?!(?:and|but|when|while|which|as|was|were|the|than)\b)[A-Za-z]))))"
    rf"|(?=[SsFfTtYy])(?P<sofar>(?:[Ss]ince|[Ff]rom) (?:the )?(?:beginning|start|early|outset)(?: of)? (?:the |this "
    rf")?(?:year|(?P<sy>{_YEAR}))(?: (?:to|until|till) (?:now|date|present|(?P<sto>{_DAY})))?|(?:[Ss]o far|[Tt]hus "
    rf"far) this year|[Tt]u dau nam(?: den nay)?"
    rf"|[Yy]ear[- ]to[- ]date|[Ss]ince early this year|[Ss]o far in (?P<sy2>{_YEAR}))"
    rf"|(?=[Ss])(?P<since>[Ss]ince (?P<sd>{MONTH}(?: \d{{1,2}}(?!\d))?(?:,? (?P<sdy>{_YEAR}))?))"
    rf"|(?=[IiOoDdFfta])(?P<yearend>(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Oo]f) )?(?:the|a) year (?:ending|to|ended"
    rf"|through) (?P<yem>{MONTH}) (?P<yed>\d{{1,2}})(?!\d)(?:,? (?P<yey>{_YEAR}))?)"
    rf"|(?=[plr\dOoTtFfSsEeNn])(?P<pastyears>(?:past|last|recent) (?:(?P<pcount>{_WORD}) years|(?P<pdecade>decade))"
    rf"|(?P<vcount>\d{{1,2}}) nam qua"
    rf"|(?P<tcount>{_WORD}) years (?:to|up to|through|ending(?: in)?) (?P<tyear>{_YEAR}))"
    rf"|(?=[IiOoDdFftwasc])(?P<sameof>(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|of|from|to|with|than|against) )?(?:(?:the )?"
    rf"(?:same|corresponding|cung)(?: time)? (?:period|months?|quarter|time|span|days|half|ky|thang|quy"
    rf"|(?:{_WORD}) months)"
    rf"(?: (?:in|of|nam)(?: the)?|,)? (?P<soy>{_YEAR}|last year|(?:the )?(?:previous|preceding) year|(?:a"
    rf"|the) year (?:earlier|before|ago)"
    rf"|nam (?:truoc|ngoai|qua))"
    r"|a year (?:earlier|before|ago)|the year before|one year (?:earlier|before|ago)))"
    rf"|(?=[TtIiDdOoFfWw])(?P<same>[Tt]he (?:year|month) (?:saw|recorded|witnessed)"
    rf"|(?:[Ii]n|[Dd]uring|[Oo]ver|for|[Ww]ithin) (?:the|this|that) (?:month|year|quarter|period|time|term|tenure)"
    rf"(?! of)(?! (?:19|20)\d\d)"
    rf"|(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or) the (?:whole|entire|full|same) "
    rf"(?:month|year|quarter|(?:{_WORD}) months)"
    rf"|(?:[Ii]n|[Dd]uring|[Oo]ver) (?:those|these) (?:{_WORD} )?months"
    r"|[Tt]rong (?:thang|nam|quy)(?! ?[\dIV]|,? (?:qua|nay|truoc)))"
    r"|(?=[TtLlPpNn])(?P<this>(?:[Tt]his|[Ll]ast|[Pp]revious|[Tt]he past|[Pp]ast) (?:year|month|quarter)(?!s|-)"
    r"|(?:[Nn]am|[Tt]hang) (?:qua|nay|truoc))"
    r")"
)
# One end of a range.
EDGE = re.compile(
    rf"(?:(?P<m>{MONTH}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})"
    rf"|(?P<d3>\d{{1,2}})[/-](?P<m3>\d{{1,2}}))(?:st|nd|rd|th)?(?:(?:, | |/|-)(?P<y>\d{{4}}))?"
)
