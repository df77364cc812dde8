"""How use cases come in from other registers."""
