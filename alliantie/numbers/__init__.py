"""Monthly totals without persons: what apps count, how it is kept, and what of it may be shown."""
