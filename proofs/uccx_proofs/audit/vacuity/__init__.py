"""Whether each part of properties and model matters: seen in a trace, or proved not to."""
