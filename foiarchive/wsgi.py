"""The door for web servers; `manage.py runserver`, for work on the code, has its own."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
if settings.DEBUG:
    raise ImproperlyConfigured("DEBUG is on and would show the site's insides to everybody: unset it.")
application = get_wsgi_application()
