"""The pack: one person's case as a folder that can be handed over."""
