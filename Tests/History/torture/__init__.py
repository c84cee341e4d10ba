"""Clients write and read while things break, everything is recorded, and the record is checked.

Pure: `history`, `ownership`, `checker`, `pauses`, `plan`. Driving: `wire`, `clients`, `database`, `postgres`, `node`, `nemesis`, `cluster`, `run`.
"""
