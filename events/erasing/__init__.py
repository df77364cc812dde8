"""What meetings keep of a person, one noun a module."""
