"""A site that stands already had its menu and pages: what people threw away of it does not come back."""

from django.db import migrations

GIVEN_BEFORE = ("menu", "page:over-ons", "page:huisregels", "page:privacy", "page:toegankelijkheid")
HOUSE_RULES = "huisregels"


def note(apps, schema_editor):
    HomePage = apps.get_model("home", "HomePage")
    if not HomePage.objects.exists():
        return
    Starter = apps.get_model("alliantie", "Starter")
    for key in GIVEN_BEFORE:
        Starter.objects.get_or_create(key=key)
    EditorialPage = apps.get_model("home", "EditorialPage")
    rules = EditorialPage.objects.filter(slug=HOUSE_RULES, depth=3).first()
    if rules is not None:
        EditorialPage.objects.filter(pk=rules.pk).update(terms_kind=HOUSE_RULES)


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0003_terms_of_pages"),
        ("alliantie", "0009_starters"),
    ]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
