"""How good is it: rank folders of known links with the site's own scoring, and learn its weights."""
