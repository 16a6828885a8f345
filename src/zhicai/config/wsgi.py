"""What a WSGI server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from zhicai.actions.figures import rules_in_use

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicai.config.settings")


def settle() -> None:
    """Load the screens and the rulebook now, and never look them through for garbage again.

    They stay as long as the process; a search would hold up a request for 0.1 s now and then.
    """
    rules_in_use.rulebook()
    len(get_resolver().url_patterns)
    gc.collect()
    gc.freeze()


application = get_wsgi_application()
settle()
