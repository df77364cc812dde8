"""Every change of reports: making one, deciding, appealing, telling, forgetting."""
