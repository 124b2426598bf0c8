"""The nouns: what people did, and what was found. They know nothing of rules, files or pytest.

Structs are made with ``gc=False``: they are frozen and hold nothing that could lead back to them,
and a trial makes hundreds of thousands, which the garbage collector need not walk through.
"""
