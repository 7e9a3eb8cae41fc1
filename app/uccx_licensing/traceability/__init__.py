"""What each rule of the documents became, and where everything in the project comes from."""
