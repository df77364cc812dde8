"""What editors steer of search, in the CMS."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from .addresses import Known, known
from .cms_forms import BestBetForm, StopWordForm, SynonymForm
from .models import BestBet, StopWord, Synonym

MENU = "register_search_menu_item"
LONGEST_START = 300
GONE = Known(_("Niet meer te vinden"), "", "")  # type: ignore[arg-type]  # a lazy text is shown as text


class StartedView(CreateView):
    """An empty form, started with what a link from another screen says."""

    starts: ClassVar[tuple[str, ...]] = (
        "words", "also", "direction", "field", "questions", "address", "word", "effect",
    )  # fmt: skip

    def get_initial(self) -> dict[str, Any]:
        """Take over what the link says."""
        said = {name: self.request.GET.get(name, "")[:LONGEST_START] for name in self.starts}
        return {**super().get_initial(), **{name: text for name, text in said.items() if text}}


class SynonymViewSet(SnippetViewSet):
    """Rules, the shipped ones too."""

    model = Synonym
    icon = "openquote"
    menu_label = _("Synoniemen")
    add_view_class = StartedView
    list_display: ClassVar[list[Any]] = [
        "words_shown",
        Column("also", label=_("Zoek ook naar"), accessor="also_shown"),
        Column("direction", label=_("Richting"), accessor="get_direction_display"),
        BooleanColumn("is_active", label=_("In gebruik"), sort_key="is_active"),
        Column("origin", label=_("Herkomst"), accessor="get_origin_display", sort_key="origin"),
    ]
    list_filter: ClassVar[list[str]] = ["is_active", "origin", "direction"]
    search_fields: ClassVar[list[str]] = ["words", "also", "note"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["words", "pk"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("words"), FieldPanel("also")]),
            FieldRowPanel([FieldPanel("direction"), FieldPanel("field")]),
            FieldPanel("is_active"),
            FieldPanel("note"),
        ],
        base_form_class=SynonymForm,
    )


class BestBetIndexView(IndexView):
    """The list with the titles as they are now: one query a kind."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Put what is known of each key on its row."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        rows = list(context["object_list"])
        titles = known({bet.key for bet in rows})
        for bet in rows:
            bet.shown = titles.get(bet.key, GONE)
        context["table"] = self.get_table(rows)
        return context


class BestBetViewSet(SnippetViewSet):
    """Results on top."""

    model = BestBet
    icon = "thumbtack"
    menu_label = _("Vastgezette resultaten")
    add_view_class = StartedView
    index_view_class = BestBetIndexView
    list_display: ClassVar[list[Any]] = [
        "questions_shown",
        Column("shown", label=_("Bovenaan staat"), accessor="shown.title"),
        Column("kind", label=_("Soort"), accessor="shown.kind_label"),
        Column("position", label=_("Volgorde"), accessor="position", sort_key="position"),
        Column("until", label=_("Tot en met"), accessor="until", sort_key="until"),
    ]
    search_fields: ClassVar[list[str]] = ["questions"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["questions", "position"]
    list_per_page = 50
    list_export: ClassVar[list[str]] = []
    edit_handler = ObjectList(
        [
            FieldPanel("questions"),
            FieldPanel("address"),
            FieldRowPanel([FieldPanel("position"), FieldPanel("until")]),
        ],
        base_form_class=BestBetForm,
    )


class StopWordViewSet(SnippetViewSet):
    """Words that do not count, or do after all."""

    model = StopWord
    icon = "minus"
    menu_label = _("Stopwoorden")
    add_view_class = StartedView
    list_display: ClassVar[list[Any]] = ["word", "effect"]
    list_filter: ClassVar[list[str]] = ["effect"]
    search_fields: ClassVar[list[str]] = ["word"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["word"]
    list_per_page = 50
    edit_handler = ObjectList(
        [FieldPanel("word"), FieldPanel("effect")], base_form_class=StopWordForm
    )


class SearchGroup(SnippetViewSetGroup):
    """All that steers search, and what people asked, under one heading in the menu."""

    items = (SynonymViewSet, BestBetViewSet, StopWordViewSet)
    menu_label = _("Zoeken")
    menu_icon = "sliders"
    menu_order = 230
    submenu_hook = MENU
