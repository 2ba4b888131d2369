"""Tests of document import."""
