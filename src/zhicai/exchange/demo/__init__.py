"""The sample authority: invented people, invented agencies, and the files they would send.

Nothing here is real. IDs come from the demo range, agency codes from 999……Z, which no agency has.
"""
