"""What kinds of answers there are: each is made of decisions."""
