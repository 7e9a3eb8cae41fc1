"""That licences in pools do what the proved model with one count does: a forward simulation."""
