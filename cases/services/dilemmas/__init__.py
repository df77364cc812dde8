"""Every change of a dilemma, its advice, its decision and what comes after."""
