"""What was seen of a system: usage, entitlements, notices and actions, read from files."""
