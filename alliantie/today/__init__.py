""""Vandaag": one list to which every app registers the work of editors; see docs/adr/0017."""
