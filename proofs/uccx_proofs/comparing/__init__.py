"""Two systems side by side: a proof that nobody can tell them apart, or where they part."""
