"""The nouns: what people did, and what was found. They know nothing of rules, files or pytest."""
