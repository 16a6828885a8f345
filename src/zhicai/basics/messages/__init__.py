"""The one table of messages: every code has its words here, and no message stands elsewhere."""

from __future__ import annotations

from zhicai.basics.messages.message import Message
from zhicai.basics.messages.table import TABLE, advise, say

__all__ = ["TABLE", "Message", "advise", "say"]
