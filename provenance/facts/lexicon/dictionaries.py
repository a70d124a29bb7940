"""The general dictionaries of languages. They load slowly (a seventh of a second each): what they say may be kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from provenance.store.memory import Memory

# So many answers are kept; some thousand texts ask for fewer.
MOST_KEPT = 100_000


class _Answers:
    """What was answered for each word, by question and language ("form fr"), and how much of it is new."""

    def __init__(self) -> None:
        self.given: dict[str, dict[str, str]] = {}
        self.new = 0

    def to(self, question: str, word: str, ask: Callable[[], str]) -> str:
        """The answer for a word; ``ask`` gives it the first time."""
        known = self.given.setdefault(question, {})
        answer = known.get(word)
        if answer is None:
            answer = known[word] = ask()
            self.new += 1
        return answer


_answers = _Answers()


def general_form(word: str, language: str) -> str:
    """The lemma of a word; the word itself where none is known, or nothing of the language (ISO 639-1)."""

    def ask() -> str:
        from simplemma import lemmatize

        try:
            return str(lemmatize(word, lang=language))
        except ValueError:  # a language it has no data for
            return word

    return _answers.to(f"form {language}", word, ask)


def is_listed(word: str, language: str) -> bool:
    """Whether the dictionary of a language has this word in lower case."""

    def ask() -> str:
        from simplemma import is_known

        return "yes" if is_known(word.lower(), lang=language) else ""

    return bool(_answers.to(f"listed {language}", word, ask))


@contextmanager
def kept_answers(memory: Memory | None) -> Iterator[None]:
    """Within, what the dictionaries said in earlier runs is known, and what is new is kept for later ones."""
    if memory is None:
        yield
        return
    key = memory.key("dictionaries")
    for question, known in memory.recall(dict[str, dict[str, str]], [key]).get(key, {}).items():
        _answers.given[question] = {**known, **_answers.given.get(question, {})}
    before = _answers.new
    yield
    if _answers.new > before and sum(map(len, _answers.given.values())) <= MOST_KEPT:
        memory.keep({key: _answers.given})
