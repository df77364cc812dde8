"""House rules and terms, version by version."""

from django.urls import URLPattern, path

from accounts.views import terms

app_name = "terms"
urlpatterns: list[URLPattern] = [
    path("<slug:kind>/", terms.versions, name="versions"),
    path("<slug:kind>/<int:number>/", terms.version, name="version"),
]
