"""What every environment shares; each subject has a file of its own beside this one."""

from .accounts import *
from .audit import *
from .cache import *
from .database import *
from .env import BASE_DIR
from .logging import *
from .mail import *
from .matches import *
from .media import *
from .people import *
from .sealing import *
from .search import *
from .security import *
from .tasks import *
from .wagtail import *
from .work import *

PRODUCTION = False
DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "alliantie.urls"
WSGI_APPLICATION = "alliantie.wsgi.application"
APPEND_SLASH = True

INSTALLED_APPS = [
    "home",
    "newsletter",
    "matchmaking",
    "reports",
    "quarters",
    "events",
    "cases",
    "news",
    "people",
    "organisations",
    "themes",
    "search",
    "accounts",
    "alliantie",
    "wagtailmedia",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.CmsUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django_structlog",
    "health_check",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

MIDDLEWARE = [
    # Headers first, so that every answer has them, refusals included.
    "django.middleware.security.SecurityMiddleware",
    "alliantie.middleware.PolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alliantie.middleware.CleanRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisations.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alliantie.attempt_lines.AttemptMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "accounts.middleware.DeskMiddleware",
    "alliantie.cms_doors.NarrowRoleMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alliantie.redirects.middleware.RedirectMiddleware",
    "alliantie.features.middleware.FeatureMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alliantie.context_processors.site",
            ],
        },
    },
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_root"
STATICFILES_DIRS: list[str] = []
