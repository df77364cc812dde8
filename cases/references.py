"""Pictures and pages a text points to: nobody reaches somebody else's by typing a number."""

import re

from alliantie.models import Picture

PICTURE = re.compile(r'<embed [^>]*embedtype="image"[^>]*id="(\d+)"[^>]*/>')
PAGE = re.compile(r'<a linktype="page" id="(\d+)">(.*?)</a>', re.DOTALL)


def own_references(html: str, *, before: str, user_id: int) -> str:
    """Leave out pictures that are not the author's and pages that were not linked before.

    Expects what `clean_story` gives. Whoever uses a picture makes it visible, and a link to a page
    tells its address, so neither may be taken on a number alone.
    """
    pictures = {int(number) for number in PICTURE.findall(html)}
    if pictures:
        known = {int(number) for number in PICTURE.findall(before)}
        own = Picture.objects.filter(pk__in=pictures - known, uploaded_by_user=user_id)
        allowed = known | set(own.values_list("pk", flat=True))
        html = PICTURE.sub(lambda found: found[0] if int(found[1]) in allowed else "", html)
    linked = {number for number, _words in PAGE.findall(before)}
    return PAGE.sub(lambda found: found[0] if found[1] in linked else found[2], html)
