"""What UCCX licensing is: states, transitions, numbers, readings. Knows no solver."""
