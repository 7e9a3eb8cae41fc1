"""Licences in several pools: the same rules, with a count for each kind of licence."""
