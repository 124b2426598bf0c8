"""Proof: promises about adding or changing one contract, confirmed for histories of any length."""
