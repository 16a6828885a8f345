"""Recognising a sheet by its headers and turning its rows into typed fields.

The door is `reading.read_layouts`; a folder beside it describes one layout.
"""
