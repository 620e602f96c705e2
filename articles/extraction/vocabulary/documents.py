"""Legal and policy documents: kinds, number suffixes and who issues what."""

# Canonical kind, other English spellings, Vietnamese.
KINDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Resolution", (), ("Nghi quyet",)),
    ("Decree", (), ("Nghi dinh",)),
    ("Directive", ("Instruction",), ("Chi thi",)),
    ("Decision", (), ("Quyet dinh",)),
    ("Conclusion", (), ("Ket luan",)),
    ("Circular", ("Joint Circular",), ("Thong tu", "Thong tu lien tich")),
    ("Regulation", (), ("Quy dinh",)),
    ("Plan", (), ("Ke hoach",)),
    ("Project", ("Scheme",), ("De an",)),
    (
        "Official Dispatch",
        ("Official Telegram", "Dispatch", "Official Letter", "Official Document"),
        ("Cong dien", "Cong van"),
    ),
    ("Law", (), ("Luat",)),
    ("Ordinance", (), ("Phap lenh",)),
    ("Code", (), ("Bo luat",)),
    ("Announcement", ("Notice",), ("Thong bao",)),
    ("Guideline", ("Guidance",), ("Huong dan",)),
)
KIND_OF: dict[str, str] = {spelling: kind for kind, english, local in KINDS for spelling in (kind, *english, *local)}
# The last letters of a number and the issuer they tell; `series` stands for the issuer in the canonical key.
SUFFIXES: tuple[tuple[str, str, str], ...] = (
    ("UBTVQH", "National Assembly Standing Committee", "ubtvqh"),
    ("QH", "National Assembly", "qh"),
    ("TTG", "Prime Minister", "ttg"),
    ("VPCP", "Government Office", "vpcp"),
    ("CP", "Government", "cp"),
    ("DUCATW", "Public Security Central Party Committee", "duca"),
    ("DUCA", "Public Security Central Party Committee", "duca"),
    ("QUTW", "Central Military Commission", "qutw"),
    ("BBT", "Secretariat of the Party Central Committee", "bbt"),
    ("TW", "Party Central Committee", "tw"),
    ("T.U", "Party Central Committee", "tw"),
    ("CTN", "State President", "ctn"),
    ("HDND", "People's Council", "hdnd"),
    ("UBND", "People's Committee", "ubnd"),
    ("BCA", "Ministry of Public Security", "bca"),
    ("BQP", "Ministry of National Defence", "bqp"),
    ("BTP", "Ministry of Justice", "btp"),
    ("BTC", "Ministry of Finance", "btc"),
    ("BNV", "Ministry of Home Affairs", "bnv"),
    ("BNG", "Ministry of Foreign Affairs", "bng"),
    ("TANDTC", "Supreme People's Court", "tandtc"),
    ("VKSNDTC", "Supreme People's Procuracy", "vksndtc"),
)
# Which series an issuer's numbers belong to when the number shows no suffix.
SERIES: dict[str, str] = {
    "Politburo": "tw",
    "Party Central Committee": "tw",
    "Secretariat of the Party Central Committee": "tw",
    "Government": "cp",
    "Prime Minister": "ttg",
    "National Assembly": "qh",
    "National Assembly Standing Committee": "ubtvqh",
    "State President": "ctn",
    "Public Security Central Party Committee": "duca",
    "Ministry of Public Security": "bca",
    "Minister of Public Security": "bca",
}
# Laws that are named without "Law on": their proper titles, as printed.
NAMED_CODES = (
    "Penal Code", "Criminal Code", "Criminal Procedure Code", "Code of Criminal Procedure",
    "Code on Criminal Procedure", "Civil Code",
    "Civil Procedure Code", "Labor Code", "Labour Code",
    "Code of Civil Procedure", "Maritime Code", "Bo luat Hinh su", "Bo luat To tung hinh su", "Bo luat Dan su",
)  # fmt: skip
NOT_A_LAW_BEFORE = frozenset(
    (
        "Law",
        "Rule",
        "International",
        "Martial",
        "Basic",
        "The",
        "In",
        "By",
        "Under",
        "This",
        "That",
        "A",
        "An",
        "As",
        "And",
        "Master",
        "Draft",
        "New",
        "Revised",
        "Vietnam",
        "Vietnamese",
        "Hanoi",
        "of",
        "University",
    )
)
# Words that end a Vietnamese law's title, with what makes them go on: "vũ khí" is no "khi", "cơ sở" no "số".
LAW_TITLE_STOPS = (
    "nay", "tren", "duoc", "theo", "la", "cho", "trong", "voi", "de", "se", "nam", "ngay", "gom", "quy dinh", "sua doi",
    "dang", "hien hanh", "khong", "khac", "can thiet", "tung", "phai", "den", "ra doi", "thi hanh", "(?<!co )so",
    "cua(?! (?:cong dan|ruou|nguoi))", "(?<!tu )phap", "da(?! dang)", "do(?! thi)", "co(?! (?:dong|so|quan|yeu))",
    "(?<!vu )khi",
    "tai(?! (?:san|nan|nguyen|chinh|lieu|phan))", "(?<!bao )ve(?! sinh)", "moi(?! truong)",
    "va(?! (?:cong cu|cuu nan|cuu ho|chua chay|trat tu|bao ve|bao dam|xu ly|gia dinh|phat trien|phuc hoi|hop tac))",
)  # fmt: skip
# What follows a comma inside such a title: "Luật Phòng, chống ma túy".
LAW_TITLE_COMMAS = (
    "chong", "chua chay", "nhap canh", "qua canh", "cu tru", "an toan", "trat tu", "su dung", "vat lieu", "luu hanh",
    "khai thac", "bia", "tam giam", "to cao", "cuu ho", "tiet kiem", "chinh quyen", "quan ly", "bao ve",
)  # fmt: skip
