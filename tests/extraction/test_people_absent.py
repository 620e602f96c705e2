"""Ranked people who do not act in the article's present, alone and in lists; and those who do beside them."""

import pytest

from articles.extraction import extract

A, B, C = "Major Le Van Ba", "Captain Vu Van Lam", "Lieutenant Do Van Tam"
ALL = f"{A}, {B} and {C}"


def names(sentence: str) -> list[str]:
    return [one.name for one in extract(f"A day in the capital\n\n31/07/2025\n\n{sentence}").officials]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The unit was once commanded by {A}.",
        f"Her father, {A}, had served in the same unit.",
        f"{A} succumbed to his injuries on Tuesday.",
        f"The remains of {A} were brought home.",
        f"Colleagues mourned {A}.",
        f"The State has recognised {A} as a martyr.",
        f"He told the victim that he was {A}.",
        f"A fake account of {A} was closed.",
        f"The guests hope to meet {A} in June.",
        f"The guests will also meet {A} on Friday.",
        f"The exercise took place at the {A} school.",
        f"An actor plays {A}.",
        f"{A} received a seven-year sentence.",
        f"The court jailed ex-{A}.",
        f"{A} was found guilty.",
        f"It recalls the day when {A} raised the flag in 1975.",
        f"In 1975, {A} taught us to rely on the people.",
        f"{A} of the fishing boat said the engine had failed.",
        f"{A} (1926-2010) sank the warship.",
        f"{A}, then head of the security section, asked for more.",
        "Đại úy Lê Văn Ba, cán bộ Công an huyện Quế Phong hy sinh khi truy bắt tội phạm.",
        f"Those who died were {ALL}.",
        f"The three martyrs, {ALL}, were buried on Friday.",
        f"Three officers died in the fire: {ALL}.",
        f"The graves of {ALL} were cleaned.",
        f"Wreaths were sent by {ALL}.",
        f"{A} and {B} were unable to come.",
        f"{A} and {B} were jailed for taking bribes.",
        f"On trial are {ALL}.",
        f"The President posthumously awarded the order to {ALL}.",
    ],
)
def test_who_does_not_act_is_no_official(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"On behalf of {A}, {B} handed over the gifts.", ["Vu Van Lam"]),
        ("Colonel Le Hong Phong opened the range.", ["Le Hong Phong"]),
        (f"{ALL} were commended.", ["Le Van Ba", "Vu Van Lam", "Do Van Tam"]),
        (f"{A} lit incense for {B}, who died in 2014.", ["Le Van Ba"]),
    ],
)
def test_who_acts_beside_them_is_one(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Major General Le Van Ba (Dak Lak), a former deputy director of the Hue Police, asked.",
         "Former Deputy Director of Hue Police"),
        ("Colonel Le Van Ba, formerly Head of the Drug Crime Division, spoke.", "Former Head of Drug Crime Division"),
        ("Ministry of Public Security officers met. Deputy Minister Le Van Ba spoke.",
         "Deputy Minister of Public Security"),
        ("The Drug Crime Division met. Colonel Le Van Ba, the division's head, spoke.",
         "Head of the Drug Crime Division"),
        ("Colonel Le Van Ba, Head of the Fire Police Division (PC07) under the Hue Police, spoke.",
         "Head of Fire Police Division under the Hue Police"),
    ],
)  # fmt: skip
def test_posts_said_behind_the_name(sentence: str, label: str) -> None:
    officials = extract(f"A day in the capital\n\n31/07/2025\n\n{sentence}").officials
    assert [[post.label for post in one.posts] for one in officials] == [[label]]
