; (exit)
