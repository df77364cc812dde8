"""Draw matches at random and hold every reason against the database; hold all lists against what is fair."""

import random
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matchmaking.choices import MatchKind
from matchmaking.evaluating.crossing import crossings_by_kind
from matchmaking.evaluating.exposure import shares_of
from matchmaking.evaluating.truth import is_true
from matchmaking.models import Match


class Command(BaseCommand):
    """Prove that what matches say is true."""

    help = "Check the reasons of random matches, and in all lists the shares and the line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many to draw, and the seed that makes the draw repeatable."""
        parser.add_argument("--number", type=int, default=1000)
        parser.add_argument("--seed", type=int, default=20210318)

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw, check and count; an untrue reason is an error, and so is a list that does not cross."""
        wrong = [*self._untrue(options["number"], options["seed"]), *self._unfair()]
        if wrong:
            raise CommandError("\n".join(wrong[:20]))

    def _untrue(self, number: int, seed: int) -> list[str]:
        pks = list(Match.objects.order_by("pk").values_list("pk", flat=True))
        drawn = random.Random(seed).sample(pks, min(number, len(pks)))  # noqa: S311 - a draw
        found: Counter[str] = Counter()
        untrue: list[str] = []
        for match in Match.objects.filter(pk__in=drawn):
            for reason in match.reasons:
                found[reason["kind"]] += 1
                if not is_true(reason):
                    untrue.append(f"{match}: {reason}")
        told = ", ".join(f"{kind} {count}" for kind, count in found.most_common())
        self.stdout.write(
            f"matches {len(drawn)} reasons {found.total()} untrue {len(untrue)} ({told})"
        )
        return untrue

    def _unfair(self) -> list[str]:
        crossings = crossings_by_kind()
        for kind in MatchKind.values:
            shares = shares_of(kind)
            if shares.suggestions:
                self.stdout.write(f"{kind}: {shares}")
            if kind in crossings:
                self.stdout.write(f"{kind}: {crossings[kind]}")
        return [
            f"{kind} {source}: one across the line stands behind the first only"
            for kind, found in crossings.items()
            for source in found.late
        ]
