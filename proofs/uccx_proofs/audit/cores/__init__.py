"""What each proof rests on: a smallest set of parts of the model."""
