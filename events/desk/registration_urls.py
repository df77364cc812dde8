"""Addresses of the host's desk: who comes."""

from django.urls import URLPattern, path

from . import attendance, participants

BASE = "<slug:slug>/deelnemers/"
ONE = f"{BASE}<uuid:reference>/"

urlpatterns: list[URLPattern] = [
    path(BASE, attendance.attendance, name="attendance"),
    path(f"{BASE}lijst.csv", attendance.export, name="attendance_file"),
    path(f"{BASE}mail/", participants.mail, name="participants_mail"),
    path(f"{BASE}vragen/", participants.questions, name="questions"),
    path(f"{ONE}binnen/", attendance.let_in, name="let_in"),
    path(f"{ONE}terug/", attendance.let_out, name="let_out"),
    path(f"{ONE}was-er-niet/", attendance.absent, name="absent"),
    path(f"{ONE}nieuwe-link/", attendance.renew_link, name="renew_link"),
    path(f"{ONE}weg/", attendance.take_off, name="take_off"),
    path(f"{BASE}vragenbus/<int:pk>/", attendance.answered, name="box_answered"),
]
