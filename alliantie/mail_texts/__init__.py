"""What every mail says at its top and bottom: registered by the apps, changed by site admins."""
