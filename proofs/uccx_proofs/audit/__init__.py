"""How good the properties are: what they catch, what they rest on, and what they leave open."""
