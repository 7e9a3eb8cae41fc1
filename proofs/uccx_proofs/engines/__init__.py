"""The engines: they look for proofs, examples and counterexamples. Nobody has to trust them."""
