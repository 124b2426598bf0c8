"""Postings: what a page shows of those who were hired."""

from evenhand import Contract, lists


@lists(cites="Thread A: eight hires were on the page, and a day later none")
def every_hire(contract: Contract) -> bool:
    """The page of a posting lists everybody who was ever hired on it, paid or not."""
    return True
