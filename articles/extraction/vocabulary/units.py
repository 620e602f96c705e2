"""What is counted: nouns and the units they stand for, qualifiers, and what is no figure at all."""

# Unit, the English nouns counted in it (singular; plurals are made from them), the Vietnamese ones.
UNITS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "case",
        ("case", "lawsuit", "incident of violation", "infection"),
        ("vu", "vu an", "vu viec", "vu no sung", "truong hop", "chuyen an", "ca nhiem", "ca mac"),
    ),
    (
        "person",
        (
            *("person", "people", "offender", "suspect", "victim", "death", "dead", "killed", "injured", "wounded"),
            *("missing", "fatality", "injury", "casualty", "individual", "subject", "criminal", "object", "citizen"),
            *("officer", "others", "fugitive", "life", "violator", "trafficker", "smuggler", "lawbreaker", "accused"),
            *("defendant", "arrestee", "detainee", "entrant", "perpetrator", "culprit", "ringleader", "police", "hurt"),
            *("wrongdoer", "lawbreaker", "wanted", "survivor", "hostage", "abductee", "drowned", "escapee"),
        ),
        (
            *("nguoi", "doi tuong", "can bo", "chien si", "bi can", "bi cao", "nghi pham", "nghi can", "nan nhan"),
            *("phu nu", "tre em", "cong dan", "ke", "ten", "luot nguoi", "nhan khau", "dong chi", "hoc sinh"),
            *("sinh vien", "lao dong"),
        ),
    ),
    (
        "accident",
        ("accident", "crash", "collision"),
        ("vu tai nan", "vu va cham", "vu tai nan giao thong"),
    ),
    ("gang", ("gang", "ring"), ("bang nhom", "bang", "o nhom", "duong day", "nhom toi", "nhom doi", "to chuc toi")),
    ("kg", ("kg", "kgs", "kilogram", "kilo", "kilogramme"), ("kg", "kilogam", "can")),
    ("gram", ("gram", "gramme", "g"), ("gam", "gram", "g")),
    ("ton", ("ton", "tonne", "metric ton"), ("tan",)),
    ("pill", ("pill", "tablet"), ("vien", "vien nen")),
    ("report", ("report", "denunciation"), ("tin bao", "tin to", "to giac", "don thu")),
    ("organization", ("organization", "organisation"), ("to chuc", "phap nhan")),
    ("card", ("card",), ("the", "the can cuoc", "can cuoc", "the cccd")),
    ("article", ("article", "news article"), ("bai viet", "tin bai", "bai bao")),
    ("team", ("team", "collective"), ("tap the", "to cong tac", "doi cong tac")),
    ("individual", (), ("ca nhan",)),
    ("unit", ("unit",), ("don vi",)),
    ("vehicle", ("vehicle",), ("phuong tien", "xe", "o to", "mo to", "xe may")),
    ("weapon", ("weapon",), ("vu khi",)),
    ("gun", ("gun", "firearm"), ("khau sung", "khau", "sung")),
    ("hectare", ("hectare", "ha"), ("ha", "hec ta")),
    ("fire", ("fire", "blaze"), ("vu chay",)),
    ("explosion", ("explosion",), ("vu no",)),
    ("account", ("account",), ("tai khoan",)),
    ("vnd", ("vnd", "vietnamese dong", "dong"), ("dong", "vnd")),
    ("usd", ("usd", "us dollar", "dollar"), ("usd", "do la")),
    ("eur", ("euro",), ("euro", "eur")),
    ("jpy", ("yen", "japanese yen"), ("yen",)),
    ("cny", ("yuan", "chinese yuan"), ("nhan dan te",)),
    ("krw", ("won", "korean won"), ()),
    ("thb", ("baht", "thai baht"), ("bat",)),
    ("lak", ("kip", "lao kip"), ("kip",)),
    ("khr", ("riel",), ("riel",)),
    ("aud", ("australian dollar",), ()),
    ("sgd", ("singapore dollar",), ()),
    ("gbp", ("pound", "british pound"), ("bang anh",)),
    ("km", ("km", "kilometre", "kilometer"), ("km",)),
    ("cubic metre", ("cubic metre", "cubic meter"), ("met khoi", "khoi")),
    ("square metre", ("square metre", "square meter", "sq m"), ("met vuong",)),
    ("square kilometre", ("square kilometre", "square kilometer"), ("ki lo met vuong",)),
    ("subject", ("research subject", "scientific subject", "research topic"), ("de tai",)),
    ("household", ("household",), ("ho dan", "ho gia dinh", "ho ngheo", "ho")),
    ("commune", ("commune",), ("xa", "xa phuong")),
    ("province", ("province",), ("tinh", "tinh thanh")),
    ("locality", (), ("dia phuong",)),
    ("district", (), ("huyen", "quan")),
    ("ward", (), ("phuong",)),
    ("hamlet", (), ("thon", "ban", "xom", "ap", "to dan")),
    ("house", (), ("can nha", "ngoi nha", "nha")),
    ("gift", (), ("suat qua", "phan qua", "mon qua")),
    ("licence", (), ("giay phep", "giay phep lai xe", "giay phep lai")),
    ("establishment", (), ("co so", "co so kinh doanh", "co so san xuat")),
    ("phone", (), ("dien thoai", "dien thoai di dong", "chiec dien thoai")),
    ("session", (), ("buoi tuyen truyen", "buoi tap huan", "buoi", "phien", "cuoc hop")),
    ("class", (), ("lop tap huan", "lop hoc", "lop", "khoa tap huan", "khoa hoc")),
    ("trainee", (), ("hoc vien",)),
    ("pupil", (), ("hoc sinh tieu hoc",)),
    ("record", (), ("du lieu", "thong tin", "ban ghi")),
    ("site", (), ("diem cau",)),
    ("model", (), ("mo hinh",)),
    ("computer", (), ("may tinh", "may vi tinh", "bo may tinh")),
    ("boat", (), ("tau", "tau ca", "thuyen", "xuong", "phuong tien thuy")),
    ("truck", (), ("xe tai",)),
    ("car", (), ("xe o to", "chiec o to", "xe con")),
    ("motorbike", (), ("xe mo to", "xe gan may", "chiec xe may")),
    ("bottle", (), ("chai",)),
    ("box", (), ("hop", "thung")),
    ("pack", (), ("bao thuoc la", "bao thuoc", "goi")),
    ("knife", (), ("con dao", "dao", "dao kiem", "hung khi")),
    ("grenade", (), ("qua luu dan", "luu dan")),
    ("bomb", (), ("qua bom",)),
    ("mask", (), ("khau trang",)),
    ("test kit", (), ("bo kit", "bo xet nghiem")),
    ("ward", (), ("thi tran",)),
    ("school", (), ("truong", "truong hoc")),
    ("company", (), ("cong ty", "doanh nghiep")),
    ("website", (), ("website", "trang mang", "trang web", "ten mien")),
    ("book", (), ("cuon sach", "cuon")),
    ("plan", (), ("ke hoach",)),
    ("target", (), ("chi tieu",)),
    ("procedure", (), ("thu tuc", "thu tuc hanh chinh")),
    ("service", (), ("dich vu", "dich vu cong")),
    ("camera", (), ("camera", "mat camera")),
    ("delegation", (), ("doan", "doan cong tac")),
    ("position", (), ("bien che",)),
    ("fine", (), ("quyet dinh xu phat",)),
    ("test", (), ("mau", "luot xet nghiem")),
    ("call", (), ("cuoc goi",)),
    ("initiative", (), ("sang kien",)),
    ("animal", (), ("con", "ca the", "dong vat")),
    ("tree", (), ("cay",)),
    ("transaction", (), ("giao dich",)),
    ("document", (), ("van ban", "tai lieu")),
    ("application", (), ("ho so",)),
    ("member", (), ("dang vien", "doan vien", "hoi vien")),
    ("delegate", (), ("dai bieu",)),
    ("liter", ("liter", "litre"), ("lit",)),
    ("bar", ("bar",), ()),
    ("brick", ("brick",), ("banh",)),
    ("cartridge", ("cartridge", "bullet"), ("vien dan",)),
    ("staff", ("staff",), ()),
    ("aircraft", ("aircraft",), ()),
    ("livestock", ("livestock", "cattle"), ("gia suc",)),
    ("crew", ("crew",), ()),
    ("personnel", ("personnel",), ()),
)
IRREGULAR = {
    "person": "persons",
    "people": "people",
    "life": "lives",
    "dead": "dead",
    "killed": "killed",
    "injured": "injured",
    "wounded": "wounded",
    "missing": "missing",
    "police": "police",
    "hurt": "hurt",
    "accused": "accused",
    "others": "others",
    **{
        word: word
        for word in ("yen", "japanese yen", "yuan", "chinese yuan", "won", "korean won", "baht", "thai baht", "kip")
    },
    **{word: word for word in ("staff", "aircraft", "livestock", "cattle", "crew", "personnel", "wanted", "drowned")},
}
# Nouns that are counted in passing or measure time; no figure.
NOT_COUNTED = frozenset(
    (
        "year years month months day days week weeks hour hours minute minutes second seconds quarter "
        "quarters decade decades century term terms time times side sides country"
        " countries nation nations goal goals point points level levels round rounds anniversary session "
        "sessions part parts step steps phase phases stage stages star stars"
        " o'clock am pm lunar solar tet degree degrees way ways kind kinds type types aspect aspects "
        "decade century centuries year-old generation generations"
        " nam thang ngay tuan gio phut quy lan"
    ).split()
)
# Of these, what is a figure from a hundred on: 2,797,240 times, 6,388 rounds, but not "two rounds of talks".
# Adjectives before a noun, people when they stand alone: "15 wounded soldiers", "15 wounded".
HARMED = frozenset(("dead", "killed", "injured", "wounded", "hurt", "missing", "accused", "police"))
COUNTED_WITH_A_WORD = frozenset(("parts", "stages", "stars", "aspects"))  # "32 firearm parts"
COUNTED_FROM_TEN = frozenset(("countries", "nations"))  # in digits: "citizens of 13 countries"
COUNTED_IN_HUNDREDS = frozenset(("times", "rounds", "sessions", "points"))
NOT_COUNTED_VIETNAMESE = frozenset(
    (
        "nam thang ngay tuan gio phut quy lan tuoi nuoc ben phia mat phan khoa nhiem ky buoi dip "
        "mua thu muc buoc m met do giai cap hang giay hai ba bon nao"
    ).split()
)
# What is told in words without being counted: "two separate receptions", "two thirds", "five reasons".
NOT_COUNTED_IN_WORDS = frozenset(
    (
        "minister leader president ambassador chairman counterpart night evening morning afternoon weekend reception"
        " meeting talk speech draft arm hand leg eye foot third fourth fifth sixth eighth tenth half hundred thousand"
        " million reason thing slide teaching lesson principle content issue matter criterion objective"
        " field area task"
        " solution question topic theme factor pillar direction condition requirement priority word name son daughter"
        " brother sister parent friend colleague author guest speaker system force agency body ministry subject line"
        " head agreement memorandum pact treaty form version language class kilometre metre mile inch foot"
        " couple dozen pair row column end front event copy"
        " paper city town capital region ocean sea world culture people nation state ideology faith"
        " advice viewpoint breakthrough bottleneck shortcoming limitation difficulty challenge opportunity group"
    ).split()
)
# What a count in words below ten is a figure of.
COUNTED_IN_WORDS = frozenset(
    (
        "case person accident gang kg gram ton pill card team individual organization vehicle weapon gun hectare "
        "fire explosion report bar brick vnd usd percent account household cartridge liter province district ward "
        "commune locality section house hamlet pistol rifle officer soldier company suspect truck car boat "
        "ship motorbike laptop phone computer child woman man family village school hospital student driver doctor "
        "martyr member national foreigner worker fisherman tourist passenger bus knife bomb grenade shell cannon "
        "drone server website lab laboratory warehouse shop project delegate expert nurse policeman body victim"
        " lorry vessel fishing-boat tanker container excavator helicopter plane aircraft horn tusk tiger"
        " pangolin elephant lawyer militiaman firefighter peacekeeper motorcycle sword machete detonator mine missile"
        " militant terrorist hacker attacker robber thief orphan infant baby girl boy"
    ).split()
)
# Nouns that are counted as another unit when indicators are told, and still printed as their own.
PRINTED_UNITS = frozenset(
    (
        "ring fugitive violator trafficker smuggler lawbreaker defendant arrestee detainee entrant"
        " perpetrator culprit"
        " ringleader wrongdoer survivor hostage abductee escapee bullet collective firearm"
    ).split()
)
ZERO_UNITS = frozenset(
    (
        "case accident fire explosion person violation incident attack infection complaint breach outbreak casualty"
        " disturbance hotspot collision breakout escape"
    ).split()
)
# "no school violence case": of these there may be none of any kind.
ZERO_OF_ANY_KIND = frozenset("case accident fire explosion attack infection incident".split())
ZERO_ADJECTIVES = frozenset(
    (
        "new serious fatal major large big single further traffic crime criminal terrorist fire such drug covid "
        "covid-19 covid- robbery murder officer's human of violent organised organized cyber land illegal unresolved"
        " overdue outstanding pending single-day mass public social political security"
    ).split()
)
# Words that end the noun phrase after a number.
PHRASE_END = frozenset(
    (
        "of in on at with from to by for and or but that which who whom whose were was are is be been "
        "have has had will would can could while when where as than through"
        " during after before since under over into across within including involving related arrested "
        "detained seized discovered detected handled solved recorded worth"
        " out so then also both the a an this these those their its his her among per compared up down "
        "between against nationwide throughout regarding concerning"
        " co da duoc bi cua tai trong voi cho va"
    ).split()
)
# After a small number in words and its noun: then it is a count of what police did or found.
COUNTED_WHEN = (
    "arrested", "detained", "charged", "prosecuted", "seized", "confiscated", "killed", "injured", "wounded", "hurt",
    "hospitalised", "hospitalized", "rescued", "found dead", "missing", "disciplined", "dismissed", "sentenced",
    "jailed", "convicted", "summoned", "fined", "destroyed", "damaged", "burnt", "burned", "burned down", "collapsed",
    "smashed", "busted", "dismantled", "discovered", "detected", "solved", "cleared", "punished", "suspended",
    "infected", "extradited", "repatriated", "deported", "expelled",
)  # fmt: skip
# What is said of things of which there was none: "No tiger was found", "no request went without an answer".
NONE_WERE = (
    "found", "detected", "recorded", "reported", "discovered", "registered", "killed", "injured", "hurt", "seized",
    "arrested", "lodged", "filed", "lost", "damaged", "infected", "uncovered", "observed", "noted",
)  # fmt: skip
# Verbs that a number stands before as a subject: "23 are professors and 123 hold doctorates".
SUBJECT_VERBS = (
    "hold", "live", "lived", "work", "come", "came", "go", "went", "remain", "remained", "fell", "failed", "passed",
    "joined", "faced", "face", "received", "got", "stay", "stayed", "recovered", "survived", "surrendered", "fled",
    "can", "could", "may", "will", "escaped", "returned", "took part", "agreed", "refused", "paid", "lost", "tested", "showed", "occurred", "happened",
    "left", "succeeded", "qualified", "graduated", "went back", "broke out", "turned out", "did", "do", "belong", "involve",
)  # fmt: skip
PERSON_NOUNS = frozenset(
    (
        "person woman man child boy girl student pupil soldier officer policeman policewoman worker resident driver"
        " passenger patient victim farmer teacher doctor nurse guest tourist foreigner official firefighter member"
        " trainee addict defendant fugitive smuggler trafficker suspect family"
    ).split()
)
QUALIFIERS = (
    "more than", "over", "nearly", "almost", "about", "around", "approximately", "some", "up to", "as many as",
    "as much as", "at least", "less than", "fewer than",
    "under", "roughly", "an estimated", "close to", "no less than", "no fewer than", "well over", "just over",
    "only", "above", "at most", "in excess of", "upwards of", "not less than", "not fewer than", "no more than", "just",
    "a minimum of", "a maximum of", "well above", "slightly over", "barely", "an average of",
    "hon", "gan", "khoang", "tren", "duoi", "it nhat", "toi da", "toi thieu", "xap xi", "khong duoi", "vuot",
    "below",
)  # fmt: skip
# A Vietnamese qualifier as it is printed.
QUALIFIERS_PRINTED = {
    "hon": "hơn", "gan": "gần", "khoang": "khoảng", "tren": "trên", "duoi": "dưới", "it nhat": "ít nhất",
    "toi da": "tối đa", "toi thieu": "tối thiểu", "xap xi": "xấp xỉ", "khong duoi": "không dưới", "vuot": "vượt",
}  # fmt: skip
# "foiled four plots": what such a verb is done to is counted, however few.
DID = (
    "foiled", "seized", "arrested", "caught", "detained", "smashed", "busted", "dismantled", "rescued", "solved",
    "uncovered", "confiscated", "destroyed", "killed", "killing", "injuring", "injured", "wounding", "arresting", "seizing", "detaining",
    "rescuing", "broke up", "broken up", "cracked", "prosecuted", "took away", "nabbed", "netted", "recovered", "impounded",
)  # fmt: skip
HONOURED = frozenset(
    "unit units subunit subunits team teams collective collectives individual individuals officer "
    "officers soldier soldiers group groups organization organizations citizen citizens person persons "
    "people".split()
)
