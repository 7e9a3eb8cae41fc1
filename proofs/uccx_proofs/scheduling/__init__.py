"""Where many small tasks are done: on processes here, or on a cluster."""
