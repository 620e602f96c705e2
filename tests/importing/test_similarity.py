from articles.importing.similarity import BANDS, LEAST_WORDS, bands, jaccard, shingles, signature

WORDS = [f"word{number}" for number in range(300)]


def text(*changes: tuple[int, str]) -> str:
    words = list(WORDS)
    for place, word in changes:
        words[place] = word
    return " ".join(words)


def test_word_groups_are_folded_and_overlap() -> None:
    assert shingles(["Tô Lâm spoke", "in Hanoi"]) == {"to lam spoke", "lam spoke in", "spoke in hanoi"}


def test_a_short_text_is_one_group_and_no_text_is_none() -> None:
    assert shingles(["Two words"]) == {"two words"}
    assert shingles(["  "]) == frozenset()


def test_jaccard_is_the_share_in_common() -> None:
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 0.5
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_equal_texts_share_every_band_whatever_their_case() -> None:
    assert bands(shingles([text()])) == bands(shingles([text().upper()]))


def test_texts_that_are_nearly_the_same_share_a_band() -> None:
    other = text((10, "x"), (90, "y"), (200, "z"))
    assert jaccard(shingles([text()]), shingles([other])) > 0.9
    assert set(enumerate(bands(shingles([text()])))) & set(enumerate(bands(shingles([other]))))


def test_texts_that_have_nothing_in_common_share_no_band() -> None:
    other = " ".join(f"other{number}" for number in range(300))
    assert not set(enumerate(bands(shingles([text()])))) & set(enumerate(bands(shingles([other]))))


def test_a_signature_has_one_number_a_band_that_a_database_can_keep() -> None:
    for sample in (text(), "one", "one two three four"):
        signature = bands(shingles([sample]))
        assert len(signature) == BANDS
        assert all(-(2**63) <= value < 2**63 for value in signature)
    assert bands(frozenset()) == ()


def test_a_signature_never_changes() -> None:
    # stored signatures are compared with new ones, in other processes and years
    assert bands(shingles(["the same text gives the same numbers"]))[0] == 4739329200707849001


def test_a_text_of_few_words_is_nobodys_near_duplicate() -> None:
    enough = WORDS[:LEAST_WORDS]
    assert signature(["a"]) == signature([" ".join(enough[1:])]) == ()
    assert signature([" ".join(enough[:10]), " ".join(enough[10:])]) == bands(shingles([" ".join(enough)]))
