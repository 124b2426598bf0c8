"""How hard we look: the shared trial, the histories it is shown, and how finds are told small."""
