"""Work for later: task rows in the database, run by the worker."""

from .env import number

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
WORKER_INTERVAL_SECONDS = 0.5
# A worker without a sign of life for so long has died; its task is given to another.
TASK_LEASE_SECONDS = number("TASK_LEASE_SECONDS", 30)
TASK_MAX_ATTEMPTS = 5
