"""Who or what belongs together, as plain numbers: no Django, no database, the same answer every time.

A `World` (world.py) holds items, targets and which item is linked to which target: cases and the
organisations that did them, organisations and their initiatives, texts and their topics. `ranked`
gives the targets that suit a `Subject` (subject.py) best, each as a `Scored` (scored.py) with its
parts and what each part rests on. Which parts count and how much is said by a kind (kinds.py) and
its row of weights.json (weights.py). `fairness.py` divides attention over organisations, `topics.py`
suggests topics for a text, `levels.py` says how well an offer suits a need.
"""
