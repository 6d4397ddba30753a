"""A person who signs in, and what they may do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Role(models.TextChoices):
    """What a member of staff does. One person may hold several roles."""

    OFFICER = "officer", "Case officer"
    RELEASER = "releaser", "Releaser"
    DPO = "dpo", "Data Protection Officer"
    ADMINISTRATOR = "administrator", "Administrator"
    READER = "reader", "Read-only"


class PersonManager(UserManager["Person"]):
    """Accounts. Who is made on the command line is the first administrator: Django's own rights open nothing here."""

    use_in_migrations = False

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **more: Any
    ) -> Person:
        """What `manage.py createsuperuser` makes."""
        return super().create_superuser(username, email, password, roles=[Role.ADMINISTRATOR.value], **more)


class Person(AbstractUser):
    """A member of staff. Readers of the public archive have no account."""

    roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list, blank=True)

    is_named_here = False  # while a page of a case is answered that this person is named for
    sees_requester_here = False  # and that they may open who asks
    corrects_here = False  # while the page of a letter is answered whose reading they may correct

    objects = PersonManager()  # type: ignore[misc]  # Django's own is of any user

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                name="person_roles_are_known",
                condition=models.Q(roles__contained_by=[role.value for role in Role]),
            ),
        ]

    @property
    def known_as(self) -> str:
        """The name that colleagues see."""
        return self.get_full_name() or self.username

    def may_sign_in(self, on: date) -> bool:
        """By a role, or named for a case or a review on that day."""
        if self.has_role(*Role):
            return True
        return self.is_active and (self.named_for.on(on).exists() or self.reviews_named_for(on).exists())

    def reviews_named_for(self, on: date) -> models.QuerySet[Any]:
        """The reviews that this person was named for, and still is on that day."""
        return self.reviews.filter(named_until__gte=on)

    def has_role(self, *roles: Role) -> bool:
        """Whether this person holds one of `roles` and may still sign in."""
        return self.is_active and any(role.value in self.roles for role in roles)

    @property
    def may_file(self) -> bool:
        """Whether this person may take letters in and file them; on the pages of a case they are named for, work it."""
        return self.files_everywhere or self.is_named_here

    @property
    def files_everywhere(self) -> bool:
        """Whether this person may do so by their role, and so with every case."""
        return self.has_role(Role.OFFICER, Role.RELEASER, Role.ADMINISTRATOR)

    @property
    def may_write_letters(self) -> bool:
        """Whether this person may write to who asks, and so see them: here, if they are named for the case."""
        return self.files_everywhere or self.sees_requester_here

    @property
    def may_publish(self) -> bool:
        """Whether this person may publish and withdraw."""
        return self.has_role(Role.RELEASER, Role.ADMINISTRATOR)

    @property
    def keeps_settings(self) -> bool:
        """Whether this person keeps accounts, lists and the wording of letters."""
        return self.has_role(Role.ADMINISTRATOR)

    @property
    def may_review(self) -> bool:
        """Whether this person sees every internal review; deciding one takes having had no hand in the answer."""
        return self.has_role(Role.DPO, Role.ADMINISTRATOR)

    @property
    def has_due_work(self) -> bool:
        """Whether anything falls due for this person: what is answered, reviewed, or owed to the regulator."""
        return self.files_everywhere or self.may_review

    @property
    def may_erase(self) -> bool:
        """Whether this person may erase what is kept of a request, or say that it is still needed."""
        return self.has_role(Role.DPO, Role.ADMINISTRATOR)
