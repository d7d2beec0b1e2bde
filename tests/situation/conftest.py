from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def building() -> ModuleType:
    """The module beside this one; tests are imported by path, so it has no package."""
    spec = importlib.util.spec_from_file_location("situation_builder", Path(__file__).with_name("builder.py"))
    if spec is None or spec.loader is None:
        pytest.fail("builder.py is missing")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def build(building: ModuleType):
    return building.Builder()
