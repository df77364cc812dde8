"""One list, "Vandaag", to which every app registers the work of editors; see docs/adr/0017."""
