"""Twins: plain classes with the fields and the properties of the model's, for a prover to run on.

A prover cannot make the model's own structs, nor leave open what nobody asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import Parameter, signature
from typing import Any, NoReturn

from evenhand.proof.limits import NotFollowed

Follow = Callable[[Any], Any]
Finding = Mapping[str, Callable[[], Any]]
Following = Mapping[str, tuple[tuple[str, ...], Callable[[], Any]]]
NOTHING: Finding = {}
NONE = Parameter.empty


class Twin:
    """A frozen object whose facts may be found only when they are asked for, each one once."""

    fields: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}

    def __init__(self, *given: Any, **named: Any) -> None:
        facts = {**self.defaults, **dict(zip(self.fields, given, strict=False)), **named}
        if len(given) > len(self.fields) or facts.keys() != {*self.fields}:
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}")
        self.__dict__.update(facts, _known={})

    @classmethod
    def finding(cls, facts: Finding, follows: Following) -> Any:
        """The object with what these find when it is asked for.

        *follows* find what is a property otherwise, with the facts from which it follows.
        """
        twin = object.__new__(cls)
        own = twin.__dict__
        own["_facts"], own["_follows"], own["_known"] = facts, follows, {}
        return twin

    def __getattr__(self, name: str) -> Any:
        return self.fact(name)

    def fact(self, name: str) -> Any:
        """What the fact of that name is, found if it must be."""
        own = self.__dict__
        if name not in own:
            if name in own.get("_facts", NOTHING):
                own[name] = own["_facts"][name]()
            elif "_before" in own:
                own[name] = own["_before"].fact(name)
            else:
                raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
        return own[name]

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Twin):
            return self is other
        raise NotFollowed(f"compares two {type(self).__name__}s as a whole")

    def __hash__(self) -> int:
        raise NotFollowed(f"looks up a {type(self).__name__} in a set or a table")

    def __format__(self, how: str) -> str:
        raise NotFollowed(f"writes a {type(self).__name__} into a text")

    def __str__(self) -> str:
        raise NotFollowed(f"writes a {type(self).__name__} into a text")

    def shares(self, name: str, other: Twin) -> bool:
        """Whether that fact is the other's, as far as can be told without finding it."""
        return self._owner(name) is other._owner(name)

    def _owner(self, name: str) -> Twin:
        own, owner = self.__dict__, self
        while name not in own.get("_facts", NOTHING) and name not in own.get("_changed", ()):
            if "_before" not in own:
                break
            owner = own["_before"]
            own = owner.__dict__
        return owner

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"immutable type: {type(self).__name__}")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def replace(self, **changes: Any) -> Any:
        """The same object with other facts."""
        other = self.but(NOTHING, {}, changed=tuple(changes))
        other.__dict__.update(changes)
        return other

    def but(self, facts: Finding, follows: Following, *, changed: tuple[str, ...]) -> Any:
        """The same object but for what these find; *changed* names the facts that are others."""
        kept = self.__dict__.get("_follows", {})
        still = {n: each for n, each in kept.items() if not [f for f in each[0] if f in changed]}
        other = type(self).finding(facts, {**still, **follows})
        other.__dict__.update(_before=self, _changed=changed)
        return other


def twin_of(struct: type, follow: Follow) -> type[Twin]:
    """The plain twin of a struct of the model, with its defaults, properties and methods.

    *follow* gives what stands in for each of these. Twins are equal only to themselves.
    """
    arguments = list(signature(struct).parameters.values())
    members = {name: _member(name, value, follow) for name, value in vars(struct).items()}
    taken = {name: value for name, value in members.items() if value is not None}
    if "__str__" in taken:
        taken["__format__"] = _formatting(taken.pop("__str__"))
    own: dict[str, Any] = {
        "fields": tuple([argument.name for argument in arguments]),
        "defaults": {
            a.name: follow(a.default) for a in arguments if a.default is not Parameter.empty
        },
        "replace": Twin.replace,
    }
    return type(struct.__name__, (Twin,), {**taken, **own})


def _formatting(told: Callable[[Any], Any]) -> Callable[[Any, str], str]:
    return lambda twin, how: f"{told(twin)}"


def _member(name: str, value: Any, follow: Follow) -> Any:
    """What stands in for a property or a method; None for anything else."""
    if isinstance(value, property):
        return property(partial(_property, name, _followed(value.fget, follow)))
    return _followed(value, follow) if hasattr(value, "__code__") else None


def _property(name: str, compute: Callable[[Any], Any], twin: Any) -> Any:
    """What a property of a twin is, computed once unless it follows from what was told."""
    own = twin.__dict__
    known = own["_known"]
    if name not in known:
        follows = own.get("_follows", {})
        known[name] = follows[name][1]() if name in follows else compute(twin)
    return known[name]


def _followed(method: Any, follow: Follow) -> Any:
    """The method, or where it cannot be followed one that says so when it is called."""
    try:
        return follow(method)
    except NotFollowed as why:
        return partial(_refused, str(why))


def _refused(why: str, *_: object) -> NoReturn:
    raise NotFollowed(why)
