"""Use cases in words and shapes for the screen; nothing here decides who may see what."""
