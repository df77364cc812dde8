import pytest

from alliantie.links.policies import LinkRefusedError, check_address, check_link


def test_address_of_this_site_or_of_a_safe_other_one_is_taken():
    for address in ("/", "/themas/", "/zoeken/?q=woo&soort=x#top", "/praktijk/é/"):
        check_address(address)
    for address in ("https://www.example.org", "https://example.org/a?b=c", "HTTPS://example.org/"):
        check_address(address)


def test_address_that_runs_something_or_leads_astray_is_refused():
    refused = (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://example.org/",
        "http://example.org/", "//elders.example/", "/\\elders.example/", "\\\\elders.example",
        "/a\\b", "themas/", "", "https://", "https://bank.example@elders.example/",
        "https://[x", "https://[voorbeeld.nl]/", "https://a℀b.example/",
        "/met spatie/", "/\x00", "https:\n//example.org", "/a\x7f",
    )  # fmt: skip
    for address in refused:
        with pytest.raises(LinkRefusedError) as caught:
            check_address(address)
        assert "https://" in caught.value.sentence, address


def test_link_leads_to_one_place():
    check_link(has_page=True, address="")
    check_link(has_page=False, address="/themas/")
    check_link(has_page=False, address="", is_needed=False)
    for has_page, address in ((True, "/themas/"), (False, "")):
        with pytest.raises(LinkRefusedError):
            check_link(has_page=has_page, address=address)
