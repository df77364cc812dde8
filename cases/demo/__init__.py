"""Demo content of use cases."""
