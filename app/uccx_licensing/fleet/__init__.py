"""Ten thousand systems at once: files of many systems' usage, and what comes of each."""
