"""Pages of short news and the monthly round."""
