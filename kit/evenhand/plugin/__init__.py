"""What pytest is given in a repository that has a ``[tool.evenhand]`` table."""
