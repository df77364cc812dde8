import pytest
from django.core.exceptions import ValidationError

from alliantie.validators import NameField, validate_plain_name


@pytest.mark.parametrize(
    "value",
    [
        "\u202egnp.exe",
        "a\u2066b",
        "a\u200fb",
        "a\x07b",
        "a\nb",
        "\u200b\u200b",
        "\u2800",
        " \u00a0 ",
    ],
)
def test_names_that_show_otherwise_than_they_are_stored_are_refused(value):
    with pytest.raises(ValidationError):
        validate_plain_name(value)


@pytest.mark.parametrize(
    "value", ["Open data", "Curaçao", "Łódź", "עברית", "👩‍💻 aan het werk", ""]
)
def test_names_of_the_whole_world_pass(value):
    validate_plain_name(value)


def test_field_folds_white_space_and_composes_letters():
    assert NameField().clean("  Cafe\u0301   Zuid ") == "Café Zuid"


@pytest.mark.parametrize("value", ["   ", "\u200b", ""])
def test_field_needs_something_readable(value):
    with pytest.raises(ValidationError):
        NameField().clean(value)
