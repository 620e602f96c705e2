"""How captions speak."""

# Verbs in the tense in which captions tell what a picture shows.
ACTS = (
    "address", "addresses", "arrive", "arrives", "attend", "attends", "attending", "award", "awards", "burn",
    "burns", "chair", "chairs", "chairing", "check",
    "checks", "cast", "casts", "co-chair", "co-chairs", "commend", "commends", "commemorate", "concludes",
    "conclude", "confer", "confers", "congratulate", "congratulates", "cut",
    "cuts", "deliver", "delivers", "delivering", "discuss", "discusses", "donate", "donates", "exchange",
    "exchanges", "give", "gives", "grant", "grants", "greet",
    "greets", "guide", "guides", "hand over", "hands over", "hand", "hands", "hold", "holds", "honor", "honors",
    "honour", "honours", "host", "hosts", "inspect", "inspects", "introduce",
    "introduces", "join", "joins", "launch", "launches", "lay", "lays", "listen", "listens", "listening", "make",
    "makes", "meet", "meets", "observe", "observes", "offer",
    "offers", "open", "opens", "participate", "participates", "pay", "pays", "perform", "performs", "plant",
    "plants", "pose", "poses", "posing", "present", "presents",
    "preside", "presides", "receive", "receives", "receiving", "report", "reports", "review", "reviews", "salute",
    "salutes", "seize", "see", "shake", "shakes",
    "sign", "signs", "signing", "speak", "speaks", "speaking", "stand", "stands", "stress", "stresses", "take",
    "takes", "talk", "talks", "tour", "tours", "unveil", "unveils", "visit", "visits",
    "visiting", "watch", "watches", "wave", "waves", "welcome", "welcomes", "witness", "witnesses", "work", "works",
    "is held", "are held", "is presented", "are presented", "is awarded",
    "are awarded", "is received", "are seen", "is seen", "are pictured", "is pictured", "are honored",
    "are honoured", "is displayed", "are displayed", "takes place", "raise", "raises",
    "accompany", "accompanies", "applaud", "applauds", "beat", "beats", "brief", "briefs", "carry", "carries", "chat",
    "chats", "conduct", "conducts", "crosses", "demonstrate", "demonstrates", "direct", "directs", "display",
    "displays",
    "distribute", "distributes", "encourage", "encourages", "escort", "escorts", "examine", "examines", "follow",
    "follows", "guard", "guards", "help", "helps", "instruct", "instructs", "lead", "leads", "light",
    "lights", "line up",
    "march", "marches", "parade", "parades", "patrol", "patrols", "practise", "practises", "practice", "practices",
    "provide", "provides", "pin", "pins", "read", "reads", "recite", "recites", "rescue", "rescues", "ride", "rides",
    "search", "searches", "see off", "sees off", "show", "shows", "sing", "sings", "smile", "smiles", "teach",
    "teaches",
    "test", "tests", "train", "trains", "transport", "transports", "try", "tries", "walk", "walks", "wear", "wears",
    "burns incense", "lays flowers", "offers incense", "cuts the ribbon", "inaugurate", "inaugurates", "kick off",
    "kicks off", "grants", "bestow", "bestows", "entrust", "entrusts", "decorate", "decorates", "console", "consoles",
    "phat bieu", "chu tri", "trao", "tham quan", "du hoi nghi", "tang hoa", "chup anh", "kiem tra", "tham du",
    "dang huong",
)  # fmt: skip
# Verbs in which captions never speak.
PAST = (
    "was", "were", "had", "has", "have", "said", "held", "took", "saw", "told", "gave", "made", "will", "would",
    "should", "must", "can", "could", "did", "led",
    "began", "became", "came", "went", "met", "paid", "spoke", "sent", "found", "brought", "aims", "includes",
    "needs", "remains", "continues", "da", "se",
)  # fmt: skip
# How captions without a verb begin.
SCENES = (
    "delegates", "participants", "officers and soldiers", "an overview", "overview", "the overview", "general view",
    "a view", "a general view", "panorama", "panoramic view", "a scene", "scene", "scenes",
    "a corner", "the scene", "view of", "at the meeting", "at the event", "at the conference", "at the ceremony",
    "at the working session", "at the reception", "illustrative photo", "illustration photo", "file photo",
    "in the photo", "photo", "from left", "a group photo", "group photo", "some of", "leaders of", "representatives",
    "members of", "students", "the exhibits", "exhibits",
    "quang canh", "toan canh", "cac dai bieu", "dai bieu", "anh minh hoa", "anh",
)  # fmt: skip
