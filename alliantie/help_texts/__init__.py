"""The help beside fields of members' forms: written by the apps, changed by site admins."""
