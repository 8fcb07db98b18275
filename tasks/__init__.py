"""The Celery app, the task bodies, the sweeper, the launcher and the composition root."""
