"""House rules that Django checks at start-up."""
