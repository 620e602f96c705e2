"""Legal and policy documents: kinds, number suffixes and who issues what."""

# Canonical kind, other English spellings, Vietnamese.
KINDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Resolution", (), ("Nghi quyet",)),
    ("Decree", (), ("Nghi dinh",)),
    ("Directive", ("Instruction",), ("Chi thi",)),
    ("Decision", (), ("Quyet dinh",)),
    ("Conclusion", (), ("Ket luan",)),
    ("Circular", ("Joint Circular", "Inter-ministerial Circular"), ("Thong tu", "Thong tu lien tich")),
    ("Regulation", (), ("Quy dinh",)),
    ("Plan", (), ("Ke hoach",)),
    ("Project", ("Scheme",), ("De an",)),
    (
        "Official Dispatch",
        (
            "Official Telegram",
            "Urgent Telegram",
            "Telegram",
            "Urgent Dispatch",
            "Urgent Official Dispatch",
            "Dispatch",
            "Official Letter",
            "Official Document",
        ),
        ("Cong dien", "Cong van"),
    ),
    ("Law", (), ("Luat",)),
    ("Ordinance", (), ("Phap lenh",)),
    ("Code", (), ("Bo luat",)),
    ("Announcement", ("Notice",), ("Thong bao",)),
    ("Guideline", ("Guidance",), ("Huong dan",)),
)
KIND_OF: dict[str, str] = {spelling: kind for kind, english, local in KINDS for spelling in (kind, *english, *local)}
VIETNAMESE_KINDS = frozenset(spelling for _, _, local in KINDS for spelling in local)
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
# Bodies that issue documents and stand nowhere else in the vocabulary: spelling and canonical name.
ISSUERS: dict[str, str] = {
    "Judges' Council of the Supreme People's Court": "Judges' Council of the Supreme People's Court",
    "Council of Judges of the Supreme People's Court": "Judges' Council of the Supreme People's Court",
    "Hoi dong Tham phan Toa an nhan dan toi cao": "Judges' Council of the Supreme People's Court",
    "Party General Secretary": "Party General Secretary",
}
# What is done to a document by who issues it.
ISSUING = (
    "issued", "promulgated", "signed", "adopted", "approved", "released", "passed", "enacted", "dated",
    "signed and promulgated", "signed and issued", "issues", "ratified", "sent",
)  # fmt: skip
ISSUING_VIETNAMESE = ("ban hanh", "ky ban hanh", "ky", "thong qua", "phe duyet", "phe chuan")
# "TW" may stand for any of the Party's central bodies; of other suffixes' issuers there is no doubt: a decree that the
# Prime Minister signed is the Government's.
BODIES_OF_THE_PARTY = ("Party Central Committee",)
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
    "Code on Criminal Procedure", "Civil Code", "Criminal Proceedings Code", "Code of Criminal Proceedings",
    "Code of Labour", "Maritime Law Code", "Bo luat Lao dong", "Bo luat To tung dan su", "Bo luat Hang hai",
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
# Titles of Vietnamese laws and ordinances as they are printed, first letter aside.
LAW_TITLES = (
    "An ninh mang", "An ninh quoc gia", "An toan thong tin mang", "An toan thuc pham", "An toan, ve sinh lao dong",
    "Ban hanh van ban quy pham phap luat", "Bao chi", "Bao hiem xa hoi", "Bao hiem y te", "Bao ve bi mat nha nuoc",
    "Bao ve du lieu ca nhan", "Bao ve moi truong", "Bao ve nguoi tieu dung",
    "Bao ve cong trinh quoc phong va khu quan su",
    "Bau cu dai bieu Quoc hoi va dai bieu Hoi dong nhan dan", "Bien phong Viet Nam", "Binh dang gioi", "Can bo, cong chuc",
    "Can cuoc cong dan", "Can cuoc", "Canh sat bien Viet Nam", "Canh sat co dong", "Canh ve", "Cac to chuc tin dung",
    "Co yeu", "Cong an nhan dan", "Cong an xa", "Cong chung", "Cong doan", "Cong nghe thong tin", "Cu tru", "Dac xa",
    "Cong nghiep quoc phong, an ninh va dong vien cong nghiep", "Dan do", "Dan quan tu ve", "Dan su", "Dat dai", "Dau thau",
    "Dau tu", "Dau tu cong", "Dau gia tai san", "Di san van hoa", "Dien anh", "Doanh nghiep", "Du lich", "Du lieu", "Duoc",
    "Duong bo", "Duong sat Viet Nam", "Duong sat", "Giam dinh tu phap", "Giao dich dien tu", "Giao duc", "Giao duc dai hoc",
    "Giao duc quoc phong va an ninh", "Giao thong duong bo", "Giao thong duong thuy noi dia",
    "Hai quan", "Hang hai Viet Nam", "Hang khong dan dung Viet Nam", "Ho tich", "Hoa chat", "Hoa giai o co so",
    "Hoat dong giam sat cua Quoc hoi va Hoi dong nhan dan", "Hon nhan va gia dinh", "Khieu nai", "Khoa hoc va cong nghe",
    "Kham benh, chua benh", "Kinh doanh bat dong san", "Lam nghiep", "Luat su", "Ly lich tu phap",
    "Luc luong tham gia bao ve an ninh, trat tu o co so", "Mat tran To quoc Viet Nam", "Nang luong nguyen tu",
    "Ngan sach nha nuoc", "Nghia vu quan su", "Nguoi cao tuoi", "Nha o",
    "Nhap canh, xuat canh, qua canh, cu tru cua nguoi nuoc ngoai tai Viet Nam",
    "Phong chay, chua chay", "Phong chay va chua chay", "Phong chay, chua chay va cuu nan, cuu ho",
    "Phong, chong bao luc gia dinh", "Phong, chong benh truyen nhiem", "Phong, chong HIV/AIDS", "Phong, chong khung bo",
    "Phong, chong ma tuy", "Phong, chong mai dam", "Phong, chong mua ban nguoi", "Phong, chong rua tien",
    "Phong, chong tac hai cua ruou, bia", "Phong, chong tac hai cua thuoc la", "Phong, chong tham nhung",
    "Phong, chong thien tai", "Phong thu dan su", "Quan ly thue", "Quan ly, su dung tai san cong",
    "Quan ly, su dung vu khi, vat lieu no va cong cu ho tro", "Quang cao", "Quoc phong", "Quoc tich Viet Nam",
    "Si quan Quan doi nhan dan Viet Nam", "Tan so vo tuyen dien", "Thanh nien", "Thanh tra", "The duc, the thao",
    "Thi dua, khen thuong", "Thi hanh an dan su", "Thi hanh an hinh su", "Thi hanh tam giu, tam giam", "Thu do", "Thuong mai",
    "Thuc hanh tiet kiem, chong lang phi", "Thuy san", "Tiep can thong tin", "Tiep cong dan", "Tin nguong, ton giao",
    "Tinh trang khan cap", "To cao", "To chuc chinh quyen dia phuong", "To chuc Chinh phu",
    "To chuc co quan dieu tra hinh su", "To chuc Quoc hoi", "To chuc Toa an nhan dan", "To chuc Vien kiem sat nhan dan",
    "Trach nhiem boi thuong cua Nha nuoc", "Tre em", "Tro giup phap ly", "Trung cau y dan",
    "Trat tu, an toan giao thong duong bo", "Tu phap nguoi chua thanh nien", "Tuong tro tu phap", "Uu dai nguoi co cong",
    "Uu dai nguoi co cong voi cach mang", "Vien chuc", "Vien thong", "Viec lam", "Xay dung", "Xu ly vi pham hanh chinh",
    "Xuat ban", "Xuat canh, nhap canh cua cong dan Viet Nam", "Bao ve an ninh quoc gia", "Tinh bao", "Dong vien cong nghiep",
    "Giong cay trong", "Toa an nhan dan", "Dieu uoc quoc te", "Thoa thuan quoc te", "Dac khu kinh te",
    "Quan nhan chuyen nghiep, cong nhan va vien chuc quoc phong", "Kiem soat ma tuy", "Quan ly thi truong",
)  # fmt: skip
# What follows a comma inside such a title: "Luật Phòng, chống ma túy".
LAW_TITLE_COMMAS = (
    "chong", "chua chay", "nhap canh", "qua canh", "cu tru", "an toan", "trat tu", "su dung", "vat lieu", "luu hanh",
    "khai thac", "bia", "tam giam", "to cao", "cuu ho", "tiet kiem", "chinh quyen", "quan ly", "bao ve",
)  # fmt: skip
