"""Telling: the contract that drawn numbers stand for, as a twin that is left open or as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from evenhand.model.contracts import Block, Change, Contract, End, Feedback, Payment, Report
from evenhand.proof.drawn import CLIENTS, FREELANCERS

Facts = Mapping[str, Callable[[], Any]]
Follows = Mapping[str, tuple[tuple[str, ...], Callable[[], Any]]]
NOTHING: Follows = {}
PAY, WORDS = ("payments", "refunds"), ("stars", "private", "satisfied")


class Maker(Protocol):
    """What makes things of facts that are found when they are asked for.

    What *follows* from some of the facts it may find by itself: here it is found without a branch.
    """

    freelancer: Any
    client: Any
    name: Any

    def make(self, struct: Any, facts: Facts, follows: Follows = NOTHING) -> Any: ...
    def moment(self, steps: Any) -> Any: ...
    def word(self, number: Any) -> Any: ...


def contract_of(d: Any, make: Maker) -> Any:
    """The contract that these numbers tell of."""

    def payment(at: Any, amount: Any) -> Any:
        return make.make(Payment, {"at": lambda: make.moment(at), "amount": lambda: amount})

    def paid(n: str) -> Any:
        return payment(d[f"paid_{n}"], d[f"amount_{n}"])

    def given_back(_: str) -> Any:
        return payment(d["refunded"], d["refund"])

    by_client = once(lambda: some(d["spoken"], lambda n: _feedback(d, n, "client", make), *CLIENTS))
    by_freelancer = once(
        lambda: some(d["answered"], lambda n: _feedback(d, n, "freelancer", make), FREELANCERS)
    )
    return make.make(
        Contract,
        {
            "id": lambda: make.name,
            "freelancer": lambda: make.freelancer,
            "client": lambda: make.client,
            "hired": lambda: make.moment(d["hired"]),
            "posting": lambda: make.word(d["posting"]),
            "kind": lambda: "hourly" if d["hourly"] == 1 else "fixed",
            "agreed": lambda: d["agreed"],
            "work": lambda: some(d["works"], lambda n: make.moment(d[f"work_{n}"]), *"12"),
            "payments": lambda: some(d["payments"], paid, *"12"),
            "refunds": lambda: some(
                d["refunds"], lambda _: payment(d["refunded"], d["refund"]), "1"
            ),
            "end": lambda: _end(d, make) if d["ended"] != 0 else None,
            "feedback": lambda: _in_order(by_client(), by_freelancer()),
            "blocks": lambda: some(d["blocks"], lambda _: _block(d, make), "1"),
            "reports": lambda: some(d["reports"], lambda _: _report(d, make), "1"),
        },
        {
            "paid": (PAY, lambda: d["amount_1"] + d["amount_2"]),
            "net": (PAY, lambda: d["amount_1"] + d["amount_2"] - d["refund"]),
            "feedback_by_client": (("feedback",), by_client),
            "feedback_by_freelancer": (("feedback",), by_freelancer),
        },
    )


def _end(d: Any, make: Maker) -> Any:
    return make.make(
        End,
        {
            "at": lambda: make.moment(d["end"]),
            "by": lambda: (
                "client" if d["ended"] == 1 else "freelancer" if d["ended"] == 2 else "platform"
            ),
            "reason": lambda: make.word(d["reason"]),
        },
    )


def _feedback(d: Any, n: str, by: str, make: Maker) -> Any:
    def of(name: str) -> Any:
        return d[f"{name}_{n}"]

    def change(_: str) -> Any:
        facts = {"at": lambda: make.moment(of("change")), "was": lambda: of("was")}
        return make.make(Change, facts)

    return make.make(
        Feedback,
        {
            "by": lambda: by,
            "at": lambda: make.moment(of("said")),
            "stars": lambda: of("stars") if of("stars") != 0 else None,
            "private": lambda: of("private") if of("private") != -1 else None,
            "satisfied": lambda: _answer(of("satisfied"), 1, 2),
            "changes": lambda: some(of("changed"), change, "1"),
            "responded": lambda: make.moment(of("response")) if of("responded") == 1 else None,
        },
        {
            "negative": (WORDS, lambda: _negative(of("stars"), of("private"), of("satisfied"))),
            "glowing": (WORDS, lambda: _glowing(of("stars"), of("private"), of("satisfied"))),
        },
    )


def _negative(stars: Any, private: Any, satisfied: Any) -> Any:
    public = (stars >= 1) & (stars <= 2)
    return public | ((private >= 0) & (private <= 3)) | (satisfied == 1)


def _glowing(stars: Any, private: Any, satisfied: Any) -> Any:
    public = (stars == 0) | (stars == 5)
    return public & ((private == -1) | (private == 10)) & (satisfied != 1)


def _block(d: Any, make: Maker) -> Any:
    facts = {"by": lambda: _side(d["block_by"]), "at": lambda: make.moment(d["blocked"])}
    return make.make(Block, facts)


def _report(d: Any, make: Maker) -> Any:
    return make.make(
        Report,
        {
            "by": lambda: _side(d["report_by"]),
            "at": lambda: make.moment(d["reported"]),
            "ground": lambda: make.word(d["ground"]),
            "ruled": lambda: make.moment(d["ruled"]) if d["ruling"] != 0 else None,
            "upheld": lambda: _answer(d["ruling"], 2, 3),
        },
    )


def _side(number: Any) -> str:
    return "freelancer" if number == 1 else "client"


def _answer(number: Any, no: int, yes: int) -> bool | None:
    if number == yes:
        return True
    return False if number == no else None


def some(count: Any, make: Callable[[str], Any], *places: str) -> tuple[Any, ...]:
    """What is made of the first so many places."""
    for number in range(len(places)):
        if count == number:
            return tuple([make(place) for place in places[:number]])
    return tuple([make(place) for place in places])


def _in_order(said: tuple[Any, ...], answers: tuple[Any, ...]) -> tuple[Any, ...]:
    """All of them in order of time; what was said at one moment in the order of these two."""
    for answer in answers:
        place = 0
        while place < len(said) and said[place].at <= answer.at:
            place += 1
        said = (*said[:place], answer, *said[place:])
    return said


def once(find: Callable[[], Any]) -> Callable[[], Any]:
    """What *find* finds, found when it is asked for first."""
    found: list[Any] = []

    def known() -> Any:
        if not found:
            found.append(find())
        return found[0]

    return known
