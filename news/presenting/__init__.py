"""What pages show of short news and the monthly round, in a fixed number of queries."""
