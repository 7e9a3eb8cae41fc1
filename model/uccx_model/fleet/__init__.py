"""Many systems at once: the same transitions, compiled to work on arrays with NumPy."""
