#!/usr/bin/env python
"""Django chores: making migrations and the like. Officers use the command `zhicai`."""

import os
import sys

from django.core.management import execute_from_command_line

from zhicai.actions import home

if __name__ == "__main__":
    if sys.argv[1:2] == ["migrate"]:
        home.act_as_owner()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicai.config.settings")
    execute_from_command_line(sys.argv)
