"""What this app keeps of people, to hand over and to forget; one noun a file."""
