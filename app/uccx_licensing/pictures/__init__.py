"""Drawings: the commands, what they may be asked for, and the page of the shortest traces."""
