"""What to buy, and when: the fewest licences for a usage, proved minimal, and deadlines."""
