"""Charts as text in the languages of other tools: a module each, with a function `write`."""
