"""Ranks of the People's Public Security and of armies, highest first."""

# Canonical rank, other English spellings as words, Vietnamese.
RANKS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("General", ("Senior General",), "Dai tuong"),
    ("Senior Lieutenant General", ("Colonel General",), "Thuong tuong"),
    ("Lieutenant General", (), "Trung tuong"),
    ("Major General", (), "Thieu tuong"),
    ("Brigadier General", ("Brigadier",), ""),
    ("Senior Colonel", (), "Dai ta"),
    ("Colonel", (), ""),
    ("Senior Lieutenant Colonel", (), "Thuong ta"),
    ("Lieutenant Colonel", (), "Trung ta"),
    ("Major", (), "Thieu ta"),
    ("Senior Captain", (), "Dai uy"),
    ("Captain", (), ""),
    ("Senior Lieutenant", ("First Lieutenant",), "Thuong uy"),
    ("Lieutenant", (), "Trung uy"),
    ("Second Lieutenant", ("Junior Lieutenant",), "Thieu uy"),
    ("Admiral", (), "Do doc"),
    ("Vice Admiral", (), "Pho do doc"),
    ("Rear Admiral", (), "Chuan do doc"),
)
# How each word of a rank may be printed; a point may follow an abbreviation.
RANK_WORDS: dict[str, tuple[str, ...]] = {
    "Senior": ("Senior", "Sen", "Sr", "Snr"),
    "Lieutenant": ("Lieutenant", "Lieut", "Lt", "Lieutentant", "Leutenant"),
    "Major": ("Major", "Maj"),
    "General": ("General", "Gen"),
    "Colonel": ("Colonel", "Col"),
    "Captain": ("Captain", "Capt"),
    "Brigadier": ("Brigadier", "Brig"),
    "First": ("First",),
    "Second": ("Second",),
    "Junior": ("Junior",),
    "Admiral": ("Admiral", "Adm"),
    "Vice": ("Vice",),
    "Rear": ("Rear",),
}
# What follows "General" or "Major" when it is no rank.
NOT_A_RANK_BEFORE = (
    "Department",
    "Secretary",
    "Staff",
    "Director",
    "Statistics",
    "Assembly",
    "Political",
    "Office",
    "Election",
    "Election",
    "Conference",
    "Hospital",
)
