"""Two rule sets side by side."""
