import pytest

from themes.policies import (
    AboutRefusedError,
    check_tag_name,
    check_tags,
    check_themes,
    split_tags,
    tag_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Woo", "WOO"), ("privé", "Prive"), ("#woo", "woo"), ("open  data", "Open data "),
     ("cafe\u0301", "café")],
)  # fmt: skip
def test_spellings_of_one_tag_share_a_key(one, other):
    assert tag_key(one) == tag_key(other)


def test_different_words_keep_different_keys():
    assert tag_key("open data") != tag_key("opendata")


def test_split_keeps_order_and_first_spelling():
    assert split_tags("Woo, open data; woo ,\nTegels,,") == ["Woo", "open data", "Tegels"]


@pytest.mark.parametrize("name", ["", "a", "--", "x" * 61, "wo\u202eo", "wo\x00o", "\ud800woo"])
def test_unreadable_tag_is_refused_with_a_sentence(name):
    with pytest.raises(AboutRefusedError) as refused:
        check_tag_name(name)
    assert refused.value.sentence.endswith(".")


def test_limits_are_said_with_numbers():
    with pytest.raises(AboutRefusedError, match="minstens één"):
        check_themes(0)
    with pytest.raises(AboutRefusedError, match="6 thema's"):
        check_themes(6)
    with pytest.raises(AboutRefusedError, match="11 onderwerpen"):
        check_tags([f"woord {number}" for number in range(11)])
    check_themes(5)
    check_tags([f"woord {number}" for number in range(10)])
