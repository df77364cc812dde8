"""From what somebody typed to what an engine is asked, the same for every engine."""
