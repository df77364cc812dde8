"""Work for later: task rows in the database, run by the worker."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
WORKER_INTERVAL_SECONDS = 0.5
TASK_LEASE_SECONDS = 30
TASK_MAX_ATTEMPTS = 5
