import pytest
from django.db import transaction

from alliantie.mail import MailTemplateError, message, queue_mail, send_queued_mail
from alliantie.mail_texts import registry as mail_texts
from alliantie.mail_texts.words import NAME
from alliantie.models import OutgoingMail
from alliantie.settings.mail import mail


@pytest.fixture
def mail_templates(settings, tmp_path):
    folder = tmp_path / "templates" / "emails"
    folder.mkdir(parents=True)
    (folder / "hallo.txt").write_text("{{ letter.opening }}\n\n{{ site_url }}\n")
    (folder / "kaal.txt").write_text("Niemand kent deze mail\n")
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}
    settings.TEMPLATES = [engine]
    mail_texts.register(
        "Proef", [mail_texts.MailText("hallo", "", "Dag {naam}", "Welkom", "", (NAME,))]
    )
    yield
    del mail_texts._mails["hallo"]


@pytest.mark.django_db
def test_mail_is_sent_by_the_worker_and_its_content_forgotten(
    mail_templates, run_tasks, mailoutbox, settings
):
    queue_mail(template="hallo", to="anna@example.org", context={"name": "Anna"})
    assert mailoutbox == []

    run_tasks()

    assert [mail.subject for mail in mailoutbox] == ["Dag Anna"]
    assert settings.SITE_URL in mailoutbox[0].body
    assert OutgoingMail.objects.get().context == {}


@pytest.mark.django_db
def test_mail_is_sent_once_for_one_key_and_one_row(mail_templates, run_tasks, mailoutbox):
    for _ in range(2):
        queue_mail(template="hallo", to="a@example.org", context={"name": "A"}, once_key="k")
    run_tasks()
    send_queued_mail.call(OutgoingMail.objects.get().pk)
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_mail_goes_with_the_change_that_caused_it(mail_templates, run_tasks, mailoutbox):
    def change_that_fails() -> None:
        with transaction.atomic():
            queue_mail(template="hallo", to="a@example.org", context={"name": "A"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_that_fails()
    run_tasks()
    assert mailoutbox == []


@pytest.mark.django_db
def test_mail_that_no_app_told_of_is_refused(mail_templates):
    mail = OutgoingMail.objects.create(template="kaal", recipient="a@example.org", context={})
    with pytest.raises(MailTemplateError):
        message(mail)


def test_mail_to_a_folder_lands_in_that_folder():
    for url in ("file:///var/mail/out", "file:////var/mail/out"):
        assert mail(url)["EMAIL_FILE_PATH"] == "/var/mail/out"
