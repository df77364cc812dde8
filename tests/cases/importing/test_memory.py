import tracemalloc

import pytest

from .conftest import csv_text, row

BLOCK = 100
# Long stories: what must not be kept is text, and of that few rows have as much as many.
STORY = "We lakken namen in brieven. Een collega kijkt na. Daarna gaat de brief online. " * 20
HEADER = csv_text([])


def write_many(register, blocks):
    """Write a long file block by block."""
    with register.file.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for block in range(blocks):
            rows = (row(block * BLOCK + n, aanpak=STORY) for n in range(BLOCK))
            file.write(csv_text(rows).removeprefix(HEADER))


def peak_of_dry_run(register):
    tracemalloc.start()
    try:
        register.run("--dry-run")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_file(register, site_home):
    write_many(register, 1)
    register.run("--dry-run")  # what is loaded once does not count
    small, size = peak_of_dry_run(register), register.file.stat().st_size
    write_many(register, 7)
    more_text = register.file.stat().st_size - size
    assert peak_of_dry_run(register) - small < more_text / 2
