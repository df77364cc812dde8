"""Addresses of conversations."""

from django.urls import URLPattern, path

from people.views import answers_on_site, conversations, threads

ONE = "gesprekken/<int:pk>/"
public: list[URLPattern] = [
    path("mensen/<slug:slug>/bericht/", conversations.contact, name="contact"),
]
desk: list[URLPattern] = [
    path("gesprekken/", threads.overview, name="conversations"),
    path(ONE, threads.thread, name="conversation"),
    path(f"{ONE}adres/", threads.share, name="conversation_share"),
    path(f"{ONE}doorgeven/", threads.hand_on, name="conversation_hand_on"),
    path(f"{ONE}iemand-anders/", threads.ask_other, name="conversation_ask_other"),
    path(f"{ONE}sluiten/", threads.close, name="conversation_close"),
    path(f"{ONE}blokkeren/", threads.block, name="conversation_block"),
    path(f"{ONE}op-de-site/", answers_on_site.answer_on_site, name="conversation_on_site"),
]
