"""Scenarios: dated happenings in a file, told as the model says that they go."""
