"""Parts of the site that a network may run without: registered by the apps, switched by site admins."""
