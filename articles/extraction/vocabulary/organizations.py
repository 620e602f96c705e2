"""Bodies that posts, documents and meetings name. First the canonical name, then every other spelling."""

ORGANIZATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Politburo", ("Political Bureau", "Politburo of the Party Central Committee", "Bo Chinh tri", "Polit Bureau",
        "Party Politburo", "Politbureau")),
    (
        "Party Central Committee",
        (
            "Central Party Committee", "Central Committee of the Party", "Party's Central Committee",
            "CPV Central Committee", "Communist Party of Vietnam Central Committee",
            "Central Committee of the Communist Party of Vietnam", "Central Committee of the CPV", "Trung uong Dang",
            "Ban Chap hanh Trung uong Dang", "Ban Chap hanh Trung uong",
            "Central Committee", "CPVCC", "PCC", "Party Central Committee of Vietnam",
            "Ban Chap hanh Trung uong Dang Cong san Viet Nam",
        ),
    ),
    ("Secretariat", ("Party Secretariat", "Ban Bi thu")),
    ("Secretariat of the Party Central Committee", ("Party Central Committee's Secretariat",
        "Party Central Committee Secretariat", "Ban Bi thu Trung uong Dang", "CPV Central Committee's Secretariat")),
    (
        "Public Security Central Party Committee",
        (
            "Central Public Security Party Committee", "Central Party Committee of Public Security",
            "Central Party Committee of the Public Security", "Party Committee of the Ministry of Public Security",
            "Central Party Committee for Public Security", "PSCPC", "Dang uy Cong an Trung uong",
            "Public Security Party Central Committee", "Party Committee of the MPS",
            "Party Central Committee of Public Security",
            "Central Public Security's Party Committee",
            "Central Party Committee of the Ministry of Public Security", "CPSPC", "MPS Party Committee",
            "Public Security's Central Party Committee", "Party Committee of Public Security", "MPS's Party Committee",
        ),
    ),
    ("Standing Committee of the Public Security Central Party Committee",
        ("Standing Board of the Public Security Central Party Committee", "Ban Thuong vu Dang uy Cong an Trung uong",
            "Standing Committee of the Central Public Security Party Committee",
            "Standing Board of the Central Public Security Party Committee",
            "Public Security Central Party Committee's Standing Committee")),
    ("Central Military Commission", ("Quan uy Trung uong",)),
    ("Ministry of Public Security", ("MPS", "Public Security", "Public Security Ministry", "Bo Cong an",
        "Ministry of Public Security of Vietnam", "MoPS", "Vietnamese Ministry of Public Security",
        "Vietnam's Ministry of Public Security")),
    (
        "Office of the Ministry of Public Security",
        (
            "MPS's Office", "MPS Office", "MPS's Ministerial Office", "MPS Ministerial Office", "Ministerial Office",
            "Office of the MPS", "Office of MPS", "Ministry's Office", "Ministry of Public Security's Office",
            "Ministry of Public Security Office", "Ministerial Office of the MPS",
            "Ministerial Office of the Ministry of Public Security", "Office of Ministry of Public Security",
            "MPS's Ministry Office", "Van phong Bo Cong an", "Van phong Bo",
            "Ministry Office", "Public Security Ministry's Office", "Office of the Public Security Ministry",
            "Ministry of Public Security's Ministerial Office", "Ministerial Office of MPS", "MPS' Office",
            "Office of the Ministry", "Ministry's Ministerial Office",
        ),
    ),
    ("Office of the Investigation Police Agency of the Ministry of Public Security",
        ("MPS's Investigation Police Agency Office",)),
    ("Government", ("Chinh phu", "Vietnamese Government", "Government of Vietnam")),
    ("Government Office", ("Office of the Government", "Government's Office", "Van phong Chinh phu")),
    ("Office of the State President", ("State President's Office", "President's Office", "Presidential Office",
        "Office of the President")),
    ("National Assembly Office", ("Office of the National Assembly", "NA Office", "National Assembly's Office")),
    ("Office of the Party Central Committee", ("Party Central Committee's Office", "Party Central Committee Office",
        "Central Party Office")),
    ("Ministry of Culture, Sports and Tourism", ("Culture, Sports and Tourism",)),
    ("Ministry of Labour, War Invalids and Social Affairs", ("Labour, War Invalids and Social Affairs",
        "Ministry of Labour, Invalids and Social Affairs", "Labour, Invalids and Social Affairs",
        "Ministry of Labor, War Invalids and Social Affairs", "Labor, War Invalids and Social Affairs", "MoLISA",
        "MOLISA")),
    ("National Assembly", ("NA", "Quoc hoi", "National Assembly of Vietnam", "Vietnamese National Assembly")),
    ("National Assembly Standing Committee", ("Standing Committee of the National Assembly", "NA Standing Committee",
        "National Assembly's Standing Committee", "Uy ban Thuong vu Quoc hoi")),
    ("State President", ("President of Vietnam", "Chu tich nuoc", "President of the State")),
    ("Prime Minister", ("PM", "Thu tuong", "Thu tuong Chinh phu")),
    ("Minister of Public Security", ("Public Security Minister", "MPS Minister", "Bo truong Bo Cong an",
        "MPS's Minister")),
    ("Ministry of National Defence", ("Ministry of National Defense", "Ministry of Defence", "Ministry of Defense",
        "MND", "National Defence", "National Defense", "Bo Quoc phong")),
    ("Ministry of Foreign Affairs", ("Foreign Affairs", "MoFA", "Bo Ngoai giao")),
    ("Ministry of Justice", ("Bo Tu phap",)),
    ("Ministry of Finance", ("Bo Tai chinh",)),
    ("Ministry of Home Affairs", ("Ministry of Internal Affairs", "Bo Noi vu")),
    ("Supreme People's Court", ("Toa an nhan dan toi cao",)),
    ("Supreme People's Procuracy", ("Vien kiem sat nhan dan toi cao", "Supreme People's Prosecution",
        "Supreme Procuracy")),
    ("State", ("Nha nuoc",)),
    ("Party", ("Communist Party of Vietnam", "CPV", "Dang")),
    ("Central Military Party Committee", ()),
    ("People's Council", ()),
)  # fmt: skip
# Bodies whose one canonical name stands in every post's label; the others are labelled as printed.
LABELLED = frozenset(
    (
        "Politburo", "Public Security Central Party Committee",
        "Ministry of Public Security",
        "Office of the Ministry of Public Security", "National Assembly", "Government", "State", "Party",
    )
)  # fmt: skip
# Bodies that people are members of; an event is held by somebody else.
NOT_HOLDERS = frozenset(
    (
        "Politburo", "Party Central Committee", "State", "Party", "Prime Minister", "State President", "Secretariat",
        "Secretariat of the Party Central Committee", "National Assembly", "Government",
    )
)  # fmt: skip
# The ministry's departments by their code, where the document itself does not say what a code stands for.
CODES: dict[str, str] = {
    "A04": "Department of Economic Security",
    "A05": "Department of Cyber Security and High-tech Crime Prevention and Control",
    "A08": "Immigration Department",
    "A09": "Department for Security Investigation",
    "C01": "Office of the Investigation Police Agency of the Ministry of Public Security",
    "C02": "Criminal Police Department",
    "C03": "Police Department for Investigation of Corruption, Economic and Smuggling Crimes",
    "C04": "Drug Crime Investigation Police Department",
    "C05": "Police Department for Environmental Crime Prevention and Control",
    "C06": "Police Department for Administrative Management of Social Order",
    "C07": "Police Department of Fire Prevention, Fighting and Rescue",
    "C08": "Traffic Police Department",
    "C09": "Institute of Forensic Science",
    "C10": "Police Department for Prison Management",
    "K01": "Guard Command",
    "K02": "Mobile Police Command",
    "V01": "Office of the Ministry of Public Security",
    "V03": "Department of Legal Affairs and Administrative and Judicial Reform",
    "X01": "Department of Organization and Personnel",
    "X02": "Department of Training",
    "X03": "Department of Party and Political Affairs",
    "X04": "People's Public Security Communications Department",
}
# Short names that stand before a role ("Politburo member", "State President") and what they are.
PREFIXES: dict[str, str] = {
    "State": "State",
    "Party": "Party",
    "Government": "Government",
}
# Nouns that end the name of a body; a personal name may follow them.
HEADS = frozenset(
    (
        "security affairs interior defence defense justice department departments office committee "
        "commission agency bureau board council police division academy university"
        " institute ministry party government assembly embassy command forces force association union "
        "federation court procuracy inspectorate newspaper group corporation"
        " bank administration authority center centre city province district town commune ward front "
        "investigation organization organisation service services secretariat customs"
        " finance planning investment education training health trade industry transport labour labor "
        "construction environment culture sports tourism information"
        " communications technology development immigration interpol state republic staff magazine "
        "relations work logistics science management prevention rescue data personnel organization operations fighting "
        "foundation fund confederation directorate control corruption smuggling equipment crime crimes "
        "order records protection guard mission nations union "
        "television radio school hospital section headquarters general's congress"
    ).split()
)
# Small-letter words that may belong to a body's name.
SMALL_WORDS = frozenset(
    "provincial municipal city city's police department departments office ministry ministry's committee "
    "division bureau unit people's public security district party council province agency command "
    "commune ward town team "
    "national central".split()
)
