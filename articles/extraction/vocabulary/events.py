"""Kinds of meetings, the verbs that report one, and what people do at one."""

# Kind and the words that name it; longer words first where one holds another.
EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("videoconference", ("videoconference", "video conference", "teleconference", "video-conference", "online conference", "tele-conference", "online meeting", "virtual meeting", "virtual conference", "video teleconference", "hoi nghi truc tuyen")),
    ("conference", ("conference", "press conference", "hoi nghi")),
    ("working session", ("working session", "working meeting", "buoi lam viec", "work session")),
    ("phone talks", ("phone talks", "phone talk", "telephone talks", "phone conversation", "online talks", "dien dam")),
    ("talks", ("talks", "bilateral meeting", "hoi dam")),
    ("ceremony", ("ceremony", "award ceremony", "celebration", "le ky niem", "le", "le trao", "launching ceremony", "signing ceremony", "parade")),
    ("workshop", ("workshop", "seminar", "symposium", "hoi thao", "toa dam", "round-table", "roundtable")),
    ("congress", ("congress", "dai hoi")),
    ("forum", ("forum", "dien dan")),
    ("dialogue", ("dialogue", "doi thoai")),
    ("reception", ("reception", "buoi tiep")),
    ("visit", ("visit", "working visit", "official visit", "working trip", "chuyen tham", "field trip", "inspection tour")),
    ("session", ("session", "plenary session", "phien hop")),
    ("contest", ("contest", "competition", "hoi thi")),
    ("training course", ("training course", "lop tap huan")),
    ("exercise", ("exercise", "drill", "dien tap")),
    ("event", ("event", "programme", "program", "gathering", "exchange", "exhibition", "festival", "get-together")),
    ("meeting", ("meeting", "hop", "cuoc hop", "summit", "buoi gap mat", "giao ban")),
)
# Verbs with which an organizer or host brings about an event.
HOLD = ("held", "organized", "organised", "hosted", "convened", "co-organized", "co-hosted", "jointly held", "opened", "chaired", "co-chaired", "presided over", "launched", "conducted", "had", "staged", "arranged", "kicked off", "to chuc", "chu tri", "dien ra", "khai mac", "attended", "began", "concluded", "closed", "wrapped up")
TAKE_PLACE = ("took place", "was held", "is held", "were held", "has been held", "was organized", "was organised", "was opened", "was officially opened", "opened", "was convened", "wrapped up", "concluded", "closed", "ended", "was chaired", "was hosted", "kicked off", "began", "is being held", "is taking place", "was jointly held", "was launched", "will last", "duoc to chuc", "da dien ra", "dien ra", "was co-chaired", "was jointly organized", "was solemnly held", "was co-organized")
# First words of what tells a call, a reception or a visit.
CALLS = ("had", "has", "worked", "met", "held", "phone", "phoned", "talked", "received", "hosted", "welcomed", "tiep", "paid", "made", "pays", "makes", "is", "concluded", "began", "started", "visited", "inspected", "led", "tham")
CHAIR_VERBS = ("chaired", "co-chaired", "chairs", "co-chairs", "presided over", "presides over", "presided", "co-presided over", "chairing", "co-chairing", "presiding over", "jointly chaired", "chu tri", "dong chu tri", "chu toa")
