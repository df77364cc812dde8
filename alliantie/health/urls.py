"""Address of the health check."""

from django.urls import path
from health_check.views import HealthCheckView

from .checks import DatabaseCheck, DiskCheck, SearchCheck, WorkerCheck

CHECKS = (DatabaseCheck, SearchCheck, WorkerCheck, DiskCheck)

urlpatterns = [path("", HealthCheckView.as_view(checks=CHECKS), name="health")]
