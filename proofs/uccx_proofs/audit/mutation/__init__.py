"""Slips in the model, and whether the properties notice them."""
