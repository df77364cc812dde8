"""Imports by the screen: one way in for the imports that apps have, with a look beforehand and a way back."""
