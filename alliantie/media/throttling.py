"""How much one person may upload, whatever it is for: each file costs a process that takes it apart."""

from alliantie.throttles import ONE_HOUR, hit

UPLOADS_AN_HOUR = 60


def count_upload(user_id: int | None) -> None:
    """Count one file of somebody; raises ThrottledError for the one past sixty in an hour."""
    hit(scope="upload", key=str(user_id), limit=UPLOADS_AN_HOUR, seconds=ONE_HOUR)
