"""Old addresses that lead on: what may be set, and what is answered."""
