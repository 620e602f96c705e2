"""Which indicator a figure belongs to: topics of cases and people, substances, and single rules."""

# Topic code and the words that tell it; the first that matches in this order wins.
TOPICS: tuple[tuple[str, str], ...] = (
    ("drug", r"drugs?\b|narcotic|ma tuy"),
    ("social-order", r"social[- ]order|trat tu xa hoi"),
    ("corruption", r"corruption|tham nhung"),
    ("smuggling", r"smuggl|trade fraud|buon lau"),
    ("environment", r"environment|moi truong"),
    ("hi-tech", r"hi-?tech|high-?tech|cyber ?crime|online fraud|cong nghe cao"),
    ("weapons", r"weapons?\b|explosives?\b|combat gear|vu khi"),
    ("economic", r"economic|kinh te"),
    ("human-trafficking", r"human trafficking|trafficking in persons|mua ban nguoi"),
    ("loan-sharking", r"black credit|loan[- ]shark|usury|tin dung den"),
    ("gambling", r"gambling|betting|danh bac"),
    ("fraud", r"fraud|appropriation of property|lua dao"),
    ("theft", r"theft|robber|trom cap"),
    ("murder", r"murder|homicide|giet nguoi"),
    ("illegal-immigration", r"illegal (?:entry|immigra|exit)|nhap canh trai phep"),
    ("wanted", r"wanted|fugitive|truy na"),
    ("fire", r"\bfires?\b|explosion|blaze|vu chay"),
    ("traffic", r"traffic|giao thong"),
    ("criminal", r"criminal|hinh su"),
)
# Substance words and the code of what was seized.
SUBSTANCES: tuple[tuple[str, str], ...] = (
    ("heroin", r"heroin"),
    ("methamphetamine", r"meth\b|methamphetamines?|crystal meth|ice\b|ma tuy da"),
    ("synthetic-drugs", r"synthetic(?: drugs?)?|ma tuy tong hop"),
    ("cannabis", r"cannabis|marijuana|can sa"),
    ("opium", r"opium|thuoc phien"),
    ("ketamine", r"ketamine"),
    ("cocaine", r"cocaine"),
    ("ecstasy", r"ecstasy|mdma|thuoc lac"),
    ("firecrackers", r"firecrackers?|fireworks?|phao no|phao"),
    ("explosives", r"explosives?|thuoc no"),
    ("ivory", r"ivory"),
    ("drugs", r"(?:assorted |various )?(?:kinds? of )?drugs?|narcotics?|ma tuy"),
)
# Unit, words at the figure, words in its sentence, indicator; the first row that fits wins.
RULES: tuple[tuple[str, str, str, str], ...] = (
    ("accident", "", "", "traffic-accidents"),
    ("gang", "drug", "", "drug-gangs"),
    ("gang", "", "", "criminal-gangs"),
    ("report", "crime|denunciation|tip|tin bao|tin to|to giac", "", "crime-reports"),
    ("card", r"\bid\b|identity|identification|chip|citizen|can cuoc", "", "id-cards-issued"),
    ("card", "", r"\bid cards?\b|identity cards?|identification cards?|can cuoc", "id-cards-issued"),
    ("account", "identification|electronic|e-?id|dinh danh", "", "e-id-accounts"),
    ("article", "", r"news|press|media|journal|publish|bao chi|tuyen truyen|propaganda", "press-articles"),
    ("fire", "", "", "fires"),
    ("explosion", "", "", "explosions"),
    ("gun", "", "", "weapons-seized"),
    ("weapon", "", "", "weapons-seized"),
    ("violation", "", "traffic", "traffic-violations"),
    ("vnd", "", r"\bfin(?:e|ed|es|ing)\b", "fines"),
)
