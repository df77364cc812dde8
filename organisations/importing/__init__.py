"""Bring in the register of public bodies."""
