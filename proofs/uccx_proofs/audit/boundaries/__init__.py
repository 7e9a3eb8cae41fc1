"""The edges of every period and of the strike counter, and deadlines that meet."""
