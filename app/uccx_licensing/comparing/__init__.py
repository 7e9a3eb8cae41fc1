"""The command `compare`: two readings, releases or versions of the model, side by side."""
