"""The licence calculation: what counts as a licence of which kind, and what is proved of it."""
