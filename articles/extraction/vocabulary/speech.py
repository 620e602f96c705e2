"""Verbs with which an article reports what somebody said, asked or promised."""

SAYING = (
    "said", "says", "saying", "stressed", "stresses", "emphasised", "emphasized", "emphasises", "emphasizes", "asked",
    "asks", "asking", "requested", "requests", "urged", "urges", "affirmed", "affirms", "stated", "states", "noted",
    "notes", "added", "adds", "suggested", "suggests", "proposed", "praised", "hailed", "commended", "highlighted",
    "underlined", "underscored", "reiterated", "instructed", "directed", "ordered", "demanded", "required",
    "called on", "called for", "called upon", "told", "pledged", "expressed", "recognised", "recognized",
    "acknowledged", "pointed out", "believed", "hoped", "congratulated", "thanked", "appreciated", "applauded",
    "informed", "announced", "vowed", "showed consensus", "spoke highly",
    "nhan manh", "yeu cau", "khang dinh", "de nghi", "cho biet", "phat bieu", "bieu duong", "danh gia",
)  # fmt: skip
