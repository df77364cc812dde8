"""Addresses of the writing desk."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from . import advice_urls, dilemma_urls
from .views import begin, case, deciding, files, overview, showing, taken, word_changes, write

app_name = "desk"
CASE = "praktijkvoorbeelden/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="overview"),
    path("nieuw/", RedirectView.as_view(pattern_name="desk:begin"), name="new"),
    path("praktijkvoorbeelden/nieuw/", begin.begin, name="begin"),
    path("verder/<uuid:key>/", begin.claim, name="claim"),
    path("lezen/<str:token>/", showing.shared, name="shared"),
    path("meegenomen/<int:pk>/", taken.taken, name="taken"),
    path("aangepast/<int:pk>/", word_changes.change, name="change"),
    path(CASE, case.case, name="case"),
    path(f"{CASE}onderdeel/<slug:name>/", write.section, name="section"),
    path(f"{CASE}onderdeel/<slug:name>/bewaren/", write.autosave, name="autosave"),
    path(f"{CASE}verdelen/", write.divide, name="divide"),
    path(f"{CASE}voor-wie/", deciding.whom, name="whom"),
    path(f"{CASE}insturen/", deciding.submit, name="submit"),
    path(f"{CASE}terugnemen/", deciding.take_back, name="take_back"),
    path(f"{CASE}klopt-nog/", deciding.confirm, name="confirm"),
    path(f"{CASE}intrekken/", deciding.withdraw, name="withdraw"),
    path(f"{CASE}wie-ziet-dit/", deciding.audience, name="audience"),
    path(f"{CASE}voorbeeld/", showing.preview, name="preview"),
    path(f"{CASE}bestand/<int:file_pk>/", files.one_file, name="file"),
    path(f"{CASE}delen/", showing.share, name="share"),
    *dilemma_urls.urlpatterns,
    *advice_urls.urlpatterns,
]
