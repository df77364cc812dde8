"""How good is it: score the site's own search on a folder of judged questions."""
