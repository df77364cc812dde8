"""Logs as data: one JSON line an event in production, readable lines in development."""

from typing import Any

import structlog

# Django's own warnings tell whole paths, also where the log may not say which one.
PATHS = {"paths": {"()": "alliantie.log_privacy.PathsLeftOut"}}
CONSOLE = {"class": "logging.StreamHandler", "formatter": "events", "filters": ["paths"]}


def logging_config(*, as_json: bool) -> dict[str, Any]:
    """Build Django's LOGGING for structlog events and ordinary loggers alike."""
    # Plain tracebacks: the rich ones print local variables, and with them what people typed.
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=False, exception_formatter=structlog.dev.plain_traceback
        )
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "events": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": renderer,
                "foreign_pre_chain": [
                    structlog.stdlib.add_log_level,
                    structlog.processors.TimeStamper(fmt="iso"),
                    *([structlog.processors.format_exc_info] if as_json else []),
                ],
            }
        },
        "filters": PATHS,
        "handlers": {"console": CONSOLE},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "alliantie": {"level": "INFO"},
            "django_structlog": {"level": "INFO" if as_json else "WARNING"},
        },
    }


structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = logging_config(as_json=False)
