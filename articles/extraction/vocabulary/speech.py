"""Verbs with which an article reports what somebody said, asked or promised."""

SAYING = (
    "said", "says", "saying", "stressed", "stresses", "emphasised", "emphasized", "emphasises", "emphasizes", "asked",
    "asks", "asking", "requested", "requests", "urged", "urges", "affirmed", "affirms", "stated", "states", "noted",
    "notes", "added", "adds", "suggested", "suggests", "proposed", "praised", "hailed", "commended", "highlighted",
    "underlined", "underscored", "reiterated", "instructed", "directed", "ordered", "demanded", "required",
    "called on", "called for", "called upon", "told", "pledged", "expressed", "recognised", "recognized",
    "acknowledged", "pointed out", "believed", "hoped", "congratulated", "thanked", "appreciated", "applauded",
    "informed", "announced", "vowed", "showed consensus", "spoke highly",
    "recalled", "reminded", "warned", "explained", "replied", "answered", "reported", "promised", "insisted",
    "declared",
    "concluded", "remarked", "disclosed", "revealed", "confirmed", "admitted", "briefed", "wished", "went on", "argued",
    "described", "voiced", "proposes", "advised", "encouraged", "assured", "invited", "wondered", "repeated",
    "cho rang", "nhin nhan", "ghi nhan", "cam on", "chuc mung", "bay to", "mong muon", "tin tuong", "chia se",
    "bao cao",
    "luu y", "chi ro", "neu ro", "chi dao", "thong bao", "hua", "kien nghi", "quan triet",
    "nhan manh", "yeu cau", "khang dinh", "de nghi", "cho biet", "phat bieu", "bieu duong", "danh gia",
)  # fmt: skip
