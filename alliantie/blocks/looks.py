"""What all blocks share of how they look in the CMS."""

from django.utils.translation import gettext_lazy as _

# Shows the samples that stand beside the template of a block, as the gallery does.
PREVIEW = "alliantie/block_preview.html"
# The kinds of blocks an editor chooses from.
WORDS, SHOWN, ONWARD, BY_ITSELF = (
    _("Tekst"),
    _("Beeld en bestanden"),
    _("Verder"),
    _("Wordt vanzelf bijgewerkt"),
)
# Inside a block there are no headings: the block itself has one.
INLINE_FEATURES = ["bold", "italic", "ol", "ul", "link"]
