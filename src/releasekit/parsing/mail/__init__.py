"""Mail: a release that came in a message, saved as text."""

from releasekit.parsing.mail.reader import mark_mail

__all__ = ["mark_mail"]
