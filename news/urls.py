"""Addresses of short news and the monthly round."""

from django.urls import URLPattern, path, re_path

from .views import lines, own, public

app_name = "news"
urlpatterns: list[URLPattern] = [
    path("actualiteiten/", public.overview, name="overview"),
    path("actualiteiten/feed/", public.feed, name="feed"),
    path("actualiteiten/<int:pk>/", public.item, name="item"),
    path("rondje/", public.newest_month, name="newest_month"),
    re_path(r"^rondje/(?P<month>20\d\d-(?:0[1-9]|1[0-2]))/$", public.month, name="month"),
    path("rondje/<str:token>/", lines.write, name="write"),
    path("rondje/<str:token>/intrekken/", lines.withdraw, name="withdraw"),
    path("rondje/<str:token>/stop/", lines.stop, name="stop"),
    path("mijn/actualiteiten/", own.own, name="own"),
    path("mijn/actualiteiten/nieuw/", own.new, name="new"),
    path("mijn/actualiteiten/<int:pk>/", own.change, name="change"),
    path("mijn/actualiteiten/<int:pk>/intrekken/", own.withdraw, name="withdraw_item"),
    path("mijn/rondje/", lines.own_round, name="own_round"),
    path("mijn/rondje/<int:pk>/", lines.own_line, name="own_line"),
    path("mijn/rondje/<int:pk>/intrekken/", lines.own_withdraw, name="own_withdraw"),
]
