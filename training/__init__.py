"""Trainers: nothing of this folder is needed to run the package."""
