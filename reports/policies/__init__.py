"""Who may report, judge and appeal, and which numbers may be told."""
