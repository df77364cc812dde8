"""Settings by subject; choose dev, test or production through DJANGO_SETTINGS_MODULE."""
