"""The site runs with its own packages alone: make demo and production install no others."""

import re
import sys
from importlib.metadata import packages_distributions

from tests.architecture.source import ROOT, imported, modules, name, tree

ASKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def plain(distribution: str) -> str:
    """Give a package as every list knows it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_no_module_of_the_site_needs_a_package_for_development():
    ours = {plain(one) for one in ASKED.findall((ROOT / "requirements/base.txt").read_text())}
    owners = packages_distributions()
    used = {
        (name(path), full.partition(".")[0])
        for path in modules()
        for full in imported(tree(path))
        if full.partition(".")[0] not in sys.stdlib_module_names
    }
    assert ("alliantie/gallery/samples.py", "yaml") in used
    missing = {
        (where, package)
        for where, package in used
        if package in owners and not ours & {plain(one) for one in owners[package]}
    }
    assert missing == set()
