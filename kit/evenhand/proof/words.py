"""Words: texts that are known only by which of the texts that are asked about they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from evenhand.proof.limits import NotFollowed


class Texts:
    """The texts that were asked about so far, each with its number; the empty one has 0.

    A number that no text has stands for a text that nobody asked about. It grows as rules ask, and
    a number once given stays.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers = {"": 0}
        self.written = 0  # how often a word was written into a sentence
        for text in known:
            self.number(text)

    def __iter__(self) -> Iterator[int]:
        """The numbers of the texts, and one that stands for any other."""
        return iter(range(len(self._numbers) + 1))

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def text(self, number: int) -> str:
        """The text of that number, or one that nobody asked about."""
        known = list(self._numbers)
        return known[number] if number < len(known) else f"something else ({number})"


class Word:
    """A text of which can be asked whether it is a certain one, or empty, and nothing else."""

    __slots__ = ("_texts", "number")

    def __init__(self, number: Any, texts: Texts) -> None:
        self.number: Any = number
        self._texts = texts

    def __eq__(self, other: object) -> Any:
        if isinstance(other, Word):
            return self.number == other.number
        return self.number == self._texts.number(other) if isinstance(other, str) else False

    def __ne__(self, other: object) -> Any:
        return not self == other

    def __bool__(self) -> bool:
        return bool(self.number != 0)

    def __format__(self, how: str) -> str:
        self._texts.written += 1
        return "a text"

    def __hash__(self) -> NoReturn:
        raise NotFollowed("looks up a text in a set or a table; compare it with ==")

    def __getattr__(self, name: str) -> NoReturn:
        raise NotFollowed("looks into a text")

    def _looked_into(self, *_: object) -> NoReturn:
        raise NotFollowed("looks into a text")

    __str__ = __iter__ = __contains__ = __len__ = __getitem__ = _looked_into
    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = _looked_into


class Name:
    """The name or id of somebody or something, which no rule should look at."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __format__(self, how: str) -> str:
        self._texts.written += 1
        return "a name"

    def _looked_at(self, *_: object) -> NoReturn:
        raise NotFollowed("looks at a name or an id, of which nothing can be told")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _looked_at
    __bool__ = __hash__ = __str__ = _looked_at
    __iter__ = __contains__ = __len__ = __getitem__ = __add__ = __radd__ = _looked_at
