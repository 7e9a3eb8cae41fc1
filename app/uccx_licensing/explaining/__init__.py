"""What really happened: which runs of the model agree with data, and what will come of them."""
