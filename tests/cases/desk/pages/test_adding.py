"""Pictures, files, links and partners."""

from cases.services.writing import version_of
from tests.cases.desk.pages.forms import fresh, url
from tests.factories import cases as make
from tests.factories import uploads


def test_a_refused_picture_leaves_the_page_as_it_was(at_desk, draft):
    data = {
        "picture": uploads.upload(b"<svg xmlns='x'/>", "x.jpg"),
        "alt_text": "Een plein",
        "version": version_of(draft),
    }
    response = at_desk.post(url("section", draft, "beeld"), data)
    assert "SVG" in response.text
    assert "Een plein" in response.text


def test_a_picture_with_its_words(at_desk, anna, draft):
    data = {
        "picture": uploads.upload(uploads.picture_bytes(secrets=True), "x.jpg"),
        "alt_text": "Een plein",
        "rights": "Foto: Anna",
        "version": version_of(draft),
    }
    assert at_desk.post(url("section", draft, "beeld"), data).status_code == 302
    picture = fresh(draft).lead_picture
    assert (picture.alt_text, picture.rights, picture.uploaded_by_user) == (
        "Een plein",
        "Foto: Anna",
        anna,
    )
    assert at_desk.get(url("section", draft, "beeld")).status_code == 200


def test_files_and_links_to_take_along(at_desk, draft):
    data = {
        "file": uploads.upload(uploads.docx_bytes(), "plan.docx"),
        "file_title": "Plan van aanpak",
        "link_0": "www.gemeente.nl/data",
        "link_title_0": "De gegevens",
        "link_kind_0": "data",
        "version": version_of(draft),
    }
    assert at_desk.post(url("section", draft, "neem-mee"), data).status_code == 302
    page = fresh(draft)
    assert [one.title for one in page.attachments.all()] == ["Plan van aanpak"]
    assert [one.url for one in page.links.all()] == ["https://www.gemeente.nl/data"]
    number = page.attachments.get().attachment_id
    data = {"drop": [str(number)], "version": version_of(page)}
    assert at_desk.post(url("section", draft, "neem-mee"), data).status_code == 302
    page = fresh(draft)
    assert not page.attachments.exists()
    assert not page.links.exists()


def test_a_refused_file_keeps_the_links(at_desk, draft):
    data = {
        "file": uploads.upload(b"<html>", "plan.pdf"),
        "link_0": "https://gemeente.nl",
        "version": version_of(draft),
    }
    response = at_desk.post(url("section", draft, "neem-mee"), data)
    assert "geen PDF-, DOCX- of ODT-bestand" in response.text
    assert fresh(draft).links.count() == 1


def test_partners_are_found_by_name(at_desk, draft):
    partner = make.make_organisation("Gemeente Tubbergen")
    data = {"partner_0": "gemeente tubbergen", "role_0": "funder", "version": version_of(draft)}
    assert at_desk.post(url("section", draft, "partners"), data).status_code == 302
    found = fresh(draft).partners.get()
    assert (found.organisation, found.role) == (partner, "funder")
    data = {"partner_0": "Bestaat Niet", "version": version_of(fresh(draft))}
    assert "kennen we niet" in at_desk.post(url("section", draft, "partners"), data).text
    assert fresh(draft).partners.count() == 1


def test_uploads_are_throttled_and_the_words_come_back(at_desk, draft, monkeypatch):
    monkeypatch.setattr("alliantie.media.throttling.UPLOADS_AN_HOUR", 1)
    for section, field, file in (
        ("beeld", "picture", uploads.upload(uploads.picture_bytes(), "x.jpg")),
        ("neem-mee", "file", uploads.upload(uploads.docx_bytes(), "plan.docx")),
    ):
        words = {"alt_text": "Een plein", "file_title": "Plan van aanpak"}
        data = {field: file, **words, "version": version_of(fresh(draft))}
        answer = at_desk.post(url("section", draft, section), data)
        if section == "beeld":
            assert answer.status_code == 302
    assert answer.status_code == 429
    assert "Plan van aanpak" in answer.text
