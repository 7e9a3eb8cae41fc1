"""The log messages whose texts are attested (R43), byte for byte as the tech note prints them.

The minutes in a text are those of the tech note, with a report every 15 minutes. Of the first
message only the line of `MCVD-LIB_LICENSE` is attested, of the last only that of `UC_LIB_LICENSE`,
and the node's name in the lines of `UC_LIB_LICENSE` is an example's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from uccx_model.notices import Notice

__all__ = ["CLUSTER_VIEW", "MESSAGES", "SYSTEM_LOG", "Message", "messages_of"]

CLUSTER_VIEW: Final = "MCVD-LIB_LICENSE"  #: the facility in the Cluster View Daemon's log
SYSTEM_LOG: Final = "UC_LIB_LICENSE"  #: the facility in the system log


@dataclass(frozen=True)
class Message:
    """A line of a log."""

    facility: str
    severity: int
    notice: Notice
    text: str  #: what stands behind the mnemonic
    gist: str  #: the part of the text that says the most

    @property
    def head(self) -> str:
        """What tells the message from others: facility, severity, mnemonic."""
        return f"%{self.facility}-{self.severity}-{self.notice.value}"

    @property
    def line(self) -> str:
        """The whole line."""
        return f"{self.head}: {self.text}"

    @property
    def brief(self) -> str:
        """The line without what a reader can spare; an ellipsis stands for that."""
        return f"{self.head} … {self.gist}{'' if self.text.endswith(self.gist) else ' …'}"


MESSAGES: Final[tuple[Message, ...]] = (
    Message(
        CLUSTER_VIEW,
        1,
        Notice.TO_ENTER_OOC,
        "[REPORT_ENTITLE] com.cisco.smartlicense.util.SmartLicenseUtil "
        "This Product Instance will enter Out of Compliance state because of insufficient "
        "licenses.: This Product Instance will enter Out of Compliance state in =45 minutes",
        "in =45 minutes",
    ),
    Message(
        CLUSTER_VIEW,
        0,
        Notice.TO_ENTER_OOC_SHORTLY,
        "[REPORT_ENTITLE] com.cisco.smartlicense.util.SmartLicenseUtil "
        "The time required for the Product to be in compliance is about to expire. Else, you will "
        "have to procure more licenses.: "
        "This Product Instance will enter Out of Compliance state in =15 minutes",
        "in =15 minutes",
    ),
    Message(
        SYSTEM_LOG,
        0,
        Notice.TO_ENTER_OOC_SHORTLY,
        "%[The time remaining to enter OOC state=15 minutes]"
        "[AppID=Cisco Unified CCX Cluster View Daemon][ClusterID=][NodeID=uccxpubsu1]: "
        "The time required for the Product to be in compliance is about to expire. Else, you will "
        "have to procure more licenses.",
        "[The time remaining to enter OOC state=15 minutes]",
    ),
    Message(
        SYSTEM_LOG,
        1,
        Notice.IN_OOC,
        "%[AppID=Cisco Unified CCX Cluster View Daemon][ClusterID=][NodeID=uccxpubsu1]: "
        "This Product Instance is currently in Out of Compliance state because of insufficient "
        "licenses.",
        "in Out of Compliance state",
    ),
)
"""Every line that the tech note prints, without white space at its ends."""


def messages_of(notice: Notice) -> tuple[Message, ...]:
    """Return the attested messages of a notice; none, where only the event is known."""
    return tuple(message for message in MESSAGES if message.notice is notice)
