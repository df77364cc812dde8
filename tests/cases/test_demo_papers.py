"""The demo's Word files are real ones, that our own gate lets in."""

from django.core.files.base import ContentFile

from alliantie.media.documents import check_document
from cases.demo import reading
from cases.demo.papers import word_file


def test_word_file_passes_the_gate_of_uploads():
    data = word_file("Lijst & plan", ["Eén <regel>."])
    assert check_document(ContentFile(data, name="lijst.docx")) == "docx"


def test_same_words_give_the_same_file():
    assert word_file("Lijst", ["Een."]) == word_file("Lijst", ["Een."])


def test_some_cases_have_something_to_take_along():
    papers = [paper for row in reading.rows() for paper in row.get("files", [])]
    assert len(papers) == 7
    assert all(len(paper["title"]) <= 120 and len(paper["lines"]) > 4 for paper in papers)
