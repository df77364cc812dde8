"""Letting one thing go up in another: seen before, done in one piece, undone within a week.

Apps say in `registry` what can be merged and what hangs on it; the journal in `watching` sees what the
movers of all apps changed, so that `undoing` puts exactly that back.
"""
