"""The command `audit`, and the pages that it keeps."""
