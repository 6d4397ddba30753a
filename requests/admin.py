"""What Django's own admin does not show. What an administrator keeps has its pages under /staff/administration/.

Cases and what is published are changed by acts that know the rules, not by forms over tables.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

# What django-allauth keeps of second steps is for nobody's eyes; they are reset where people are kept.
admin.site.unregister([Authenticator, EmailAddress])
