"""Where rules, rule sets, scenarios and settings are found, read and validated."""
