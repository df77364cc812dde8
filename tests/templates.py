"""Migrate the database that tests on this engine are copied from: `python -m tests.templates`.

Both engines do so beside each other before the tests, where otherwise each test process would wait for one.
"""

import os

import django


def main() -> None:
    """Make it with the settings of the tests."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliantie.settings.test")
    django.setup()
    from tests import databases

    databases.make_template()


if __name__ == "__main__":
    main()
