"""What meetings add to pages of other apps, one noun a file."""


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
