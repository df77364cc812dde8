"""What editors decide about people who can sign in."""
