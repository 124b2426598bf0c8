"""Possibility: could this have happened, and under which rules?"""
