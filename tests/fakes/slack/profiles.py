"""People as Slack describes them to an app."""

from dataclasses import dataclass

from tests.fakes.slack.app import TEAM
from tests.fakes.slack.refusals import Json


@dataclass(slots=True)
class Profile:
    """Somebody. A guest sees only some channels of the workspace; people of another team belong to another one."""

    id: str
    real_name: str
    email: str | None
    locale: str
    team: str = TEAM
    guest: bool = False
    deleted: bool = False

    @property
    def name(self) -> str:
        """What stood before the @ when names still were unique."""
        return self.real_name.split()[0].lower()

    @property
    def foreign(self) -> bool:
        """Whether they belong to another workspace."""
        return self.team != TEAM

    def json(self, *, with_email: bool, with_locale: bool) -> Json:
        """The description; the address only if the app may know it, and never a stranger's."""
        first, _, last = self.real_name.partition(" ")
        profile: Json = {"real_name": self.real_name, "display_name": first, "first_name": first, "last_name": last}
        if with_email and self.email and not self.foreign:
            profile["email"] = self.email
        person: Json = {
            "id": self.id, "team_id": self.team, "name": self.name, "deleted": self.deleted,
            "profile": profile | {"team": self.team}, "is_bot": False, "is_app_user": False, "updated": 1713862800,
        }  # fmt: skip
        if self.deleted:
            return person
        person |= {
            "real_name": self.real_name, "tz": "Europe/Berlin", "tz_label": "Central European Summer Time",
            "tz_offset": 7200, "is_admin": False, "is_owner": False, "is_primary_owner": False,
            "is_restricted": self.guest, "is_ultra_restricted": False,
        }  # fmt: skip
        if self.foreign:
            person["is_stranger"] = True
        return person | ({"locale": self.locale} if with_locale else {})
