"""Links that editors set around pages: which addresses are taken, where they lead, who sees them."""
