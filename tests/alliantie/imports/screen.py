"""Walk through the import screens as a site admin does."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alliantie.models import Import


class Screen:
    """The screens, with the worker at hand."""

    def __init__(self, client, run_tasks):
        self.client, self.run_tasks = client, run_tasks

    def page(self, answer):
        return BeautifulSoup(answer.content, "lxml")

    def text(self, run):
        answer = self.client.get(reverse("import", args=[run.pk]))
        return " ".join(self.page(answer).get_text(" ").split())

    def send(self, kind, content, *, name="lijst.csv", key=None):
        page = self.page(self.client.get(reverse("import_new")))
        key = key or page.select_one("input[name=key]")["value"]
        file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        return self.client.post(reverse("import_new"), {"kind": kind, "key": key, "file": file})

    def upload(self, kind, content, **more):
        answer = self.send(kind, content, **more)
        assert answer.status_code == 302, self.page(answer).get_text(" ", strip=True)
        return Import.objects.first()

    def filled(self, run, form=-1):
        """Give the form of columns as it is shown, with what was guessed."""
        page = self.page(self.client.get(reverse("import_columns", args=[run.pk])))
        found = page.select("main form, .content-wrapper form, form[method=post]")[form]
        values = {tag["name"]: tag.get("value", "") for tag in found.select("input[type=text]")}
        for tag in found.select("select"):
            chosen = tag.select_one("option[selected]")
            values[tag["name"]] = chosen["value"] if chosen else ""
        return values

    def choose(self, run, **values):
        return self.client.post(reverse("import_columns", args=[run.pk]), values)

    def seen(self, run):
        """Give what the screen says it showed."""
        page = self.page(self.client.get(reverse("import", args=[run.pk])))
        return page.select_one("input[name=seen]")["value"]

    def act(self, run, do, *, seen=None):
        seen = Import.objects.get(pk=run.pk).task_id if seen is None else seen
        return self.client.post(reverse("import_act", args=[run.pk]), {"do": do, "seen": seen})

    def looked(self, run, **values):
        assert self.choose(run, **values).status_code == 302
        self.run_tasks()
        run.refresh_from_db()
        return run

    def done(self, run, do="start"):
        answer = self.act(run, do)
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        self.run_tasks()
        run.refresh_from_db()
        return run
