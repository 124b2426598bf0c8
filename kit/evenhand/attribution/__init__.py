"""Attribution: what a change of a score comes from, cause by cause."""
