"""What finds more where a search finds nothing: each way is tried first, so that it leads somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.search import ParsedQuery, Results, parse
from articles.search.tree import And, Node, Phrase, Word
from articles.templatetags.archive import whole
from articles.views.asked import chips
from articles.views.question import Question

_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
_OPERATORS = frozenset({"AND", "OR", "NOT", "&&"})


@dataclass(frozen=True, slots=True)
class Way:
    """Another search: what it does in words, and its address."""

    label: str
    address: str
    count: str = ""


def ways(asked: Question, results: Results) -> list[Way]:
    """Return searches that ask for less than one that found nothing."""
    return [*_other_kinds(asked, results), *_other_words(asked), *_fewer_filters(asked)]


def _other_kinds(asked: Question, results: Results) -> Iterator[Way]:
    elsewhere = sum(results.kinds.values())
    if asked.kind and elsewhere:
        yield Way(_("The same in records of every kind"), asked.address(kind=""), whole(elsewhere))


def _other_words(asked: Question) -> Iterator[Way]:
    bare = " ".join(word for word in asked.words.translate(_QUOTES).split() if word not in _OPERATORS)
    tried = []
    if _has_phrase(asked.parsed.tree):
        tried.append((_("The words of the phrase apart"), bare))
    if _is_plain(asked.parsed.tree) and len(bare.split()) > 1:
        tried.append((_("Any of the words"), " OR ".join(bare.split())))
    for label, words in tried:
        number = asked.count_of(parse(words))
        if number:
            yield Way(label, asked.address(q=words), whole(number))


def _fewer_filters(asked: Question) -> Iterator[Way]:
    for chip in chips(asked):
        label = _("Without %(label)s: %(value)s") % {"label": chip.label, "value": chip.value}
        yield Way(label, chip.without)


def _leaves(node: Node | None) -> Iterator[Node]:
    if isinstance(node, And):
        for inner in node.nodes:
            yield from _leaves(inner)
    elif node is not None:
        yield node


def _is_plain(tree: Node | None) -> bool:
    """Whether a search is words and phrases side by side and nothing else."""
    return tree is not None and all(isinstance(leaf, Word | Phrase) for leaf in _leaves(tree))


def _has_phrase(tree: Node | None) -> bool:
    return any(isinstance(leaf, Phrase) and " " in leaf.text for leaf in _leaves(tree))


def respelled(asked: Question, other: ParsedQuery | None) -> Way | None:
    """Return another spelling as a search: with the filters where it finds something with them, else alone."""
    if other is None:
        return None
    number = asked.count_of(other)
    if number:
        return Way(other.text, asked.address(q=other.text), whole(number))
    return Way(other.text, asked.address(*asked.filters.form.fields, "kind", q=other.text))
