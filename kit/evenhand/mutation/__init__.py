"""Mutation: one clause of a rule set changed at a time, and who notices."""
