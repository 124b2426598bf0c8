"""Logs: contracts as a platform or a person wrote them down."""
