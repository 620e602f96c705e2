"""What is counted: nouns and the units they stand for, qualifiers, and what is no figure at all."""

# Unit, the English nouns counted in it (singular; plurals are made from them), the Vietnamese ones.
UNITS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "case",
        ("case", "lawsuit", "incident of violation", "infection"),
        ("vu", "vu an", "vu viec", "truong hop", "chuyen an", "ca nhiem", "ca mac"),
    ),
    (
        "person",
        (
            *("person", "people", "offender", "suspect", "victim", "death", "dead", "killed", "injured", "wounded"),
            *("missing", "fatality", "injury", "casualty", "individual", "subject", "criminal", "object", "citizen"),
            *("officer", "others", "fugitive", "life", "violator", "trafficker", "smuggler", "lawbreaker", "accused"),
            *("defendant", "arrestee", "detainee", "entrant", "perpetrator", "culprit", "ringleader", "police", "hurt"),
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
    ("km", ("km", "kilometre", "kilometer"), ("km",)),
    ("household", ("household",), ("ho dan", "ho gia dinh", "ho ngheo", "ho")),
    ("commune", ("commune",), ("xa", "xa phuong")),
    ("province", ("province",), ("tinh", "tinh thanh")),
    ("locality", (), ("dia phuong",)),
    ("district", (), ("huyen", "quan")),
    ("ward", (), ("phuong",)),
    ("hamlet", (), ("thon", "ban", "xom", "ap", "to dan")),
    ("house", (), ("can nha", "ngoi nha", "nha")),
    ("gift", (), ("suat qua", "phan qua")),
    ("transaction", (), ("giao dich",)),
    ("document", (), ("van ban", "tai lieu")),
    ("application", (), ("ho so",)),
    ("member", (), ("dang vien", "doan vien", "hoi vien")),
    ("delegate", (), ("dai bieu",)),
    ("liter", ("liter", "litre"), ("lit",)),
    ("bar", ("bar",), ()),
    ("brick", ("brick",), ("banh",)),
    ("cartridge", ("cartridge", "bullet"), ("vien dan",)),
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
COUNTED_IN_HUNDREDS = frozenset(("times", "rounds", "sessions", "points"))
NOT_COUNTED_VIETNAMESE = frozenset(
    (
        "nam thang ngay tuan gio phut giay quy lan tuoi the nuoc ben phia mat phan khoa nhiem ky buoi dip "
        "mua thu muc buoc m met do giai lop cap hang hai ba bon nao"
    ).split()
)
# What a count in words below ten is a figure of; from ten on every noun will do.
COUNTED_IN_WORDS = frozenset(
    (
        "case person accident gang kg gram ton pill card team individual organization vehicle weapon gun hectare "
        "fire explosion report bar brick vnd usd percent account household cartridge liter province district ward "
        "commune locality section house hamlet pistol rifle officer soldier company suspect truck car boat "
        "ship motorbike laptop phone computer child woman man family village school hospital student driver doctor "
        "martyr member national foreigner worker fisherman tourist passenger bus knife bomb grenade shell cannon "
        "drone server website lab laboratory warehouse shop project delegate expert nurse policeman body victim"
    ).split()
)
ZERO_UNITS = frozenset(("case", "accident", "fire", "explosion", "person", "violation", "incident"))
ZERO_ADJECTIVES = frozenset(
    (
        "new serious fatal major large big single further traffic crime criminal terrorist fire such drug covid "
        "covid-19 covid- robbery murder officer's human of"
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
QUALIFIERS = (
    "more than", "over", "nearly", "almost", "about", "around", "approximately", "some", "up to", "as many as",
    "as much as", "at least", "less than", "fewer than",
    "under", "roughly", "an estimated", "close to", "no less than", "no fewer than", "well over", "just over",
    "only", "above", "at most",
    "hon", "gan", "khoang", "tren", "duoi", "it nhat",
)  # fmt: skip
HONOURED = frozenset(
    "unit units subunit subunits team teams collective collectives individual individuals officer "
    "officers soldier soldiers group groups organization organizations citizen citizens person persons "
    "people".split()
)
