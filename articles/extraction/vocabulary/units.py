"""What is counted: nouns and the units they stand for, qualifiers, and what is no figure at all."""

# Unit, the English nouns counted in it (singular; plurals are made from them), the Vietnamese ones.
UNITS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("case", ("case", "lawsuit", "incident of violation"), ("vu", "vu an")),
    (
        "person",
        (
            "person",
            "people",
            "offender",
            "suspect",
            "victim",
            "death",
            "dead",
            "killed",
            "injured",
            "wounded",
            "fatality",
            "injury",
            "casualty",
            "individual",
            "subject",
            "criminal",
            "object",
            "citizen",
            "officer",
            "others",
            "fugitive",
            "life",
        ),
        ("nguoi", "doi tuong", "can bo"),
    ),
    ("accident", ("accident", "crash", "collision"), ("vu tai nan",)),
    ("gang", ("gang", "ring"), ("bang nhom", "o nhom", "duong day")),
    ("kg", ("kg", "kgs", "kilogram", "kilo", "kilogramme"), ("kilogam",)),
    ("gram", ("gram", "gramme", "g"), ("gam",)),
    ("ton", ("ton", "tonne", "metric ton"), ("tan",)),
    ("pill", ("pill", "tablet"), ("vien",)),
    ("report", ("report", "denunciation"), ("tin bao",)),
    ("organization", ("organization", "organisation"), ("to chuc",)),
    ("card", ("card",), ("the can cuoc",)),
    ("article", ("article", "news article"), ("bai viet",)),
    ("team", ("team", "collective"), ("tap the",)),
    ("individual", (), ("ca nhan",)),
    ("unit", ("unit",), ("don vi",)),
    ("vehicle", ("vehicle",), ("phuong tien",)),
    ("weapon", ("weapon",), ("vu khi",)),
    ("gun", ("gun", "firearm"), ("khau sung",)),
    ("hectare", ("hectare", "ha"), ()),
    ("fire", ("fire", "blaze"), ("vu chay",)),
    ("explosion", ("explosion",), ("vu no",)),
    ("account", ("account",), ("tai khoan",)),
    ("vnd", ("vnd", "vietnamese dong"), ("dong",)),
    ("usd", ("usd", "us dollar", "dollar"), ()),
    ("household", ("household",), ("ho dan",)),
    ("commune", ("commune",), ("xa",)),
    ("province", ("province",), ()),
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
