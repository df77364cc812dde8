"""What somebody does with their own dilemmas: HTTP only."""
