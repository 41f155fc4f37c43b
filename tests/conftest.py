"""What all tests share: the reference tables of this repository, and the optional material beside it."""

from pathlib import Path

import pytest

from factcheck import references

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def tables():
    """The reference tables of the repository."""
    found, problems = references.load(ROOT / "references")
    assert problems == []
    return found


@pytest.fixture(scope="session")
def seeds():
    """The folder of real articles with known errors; tests that need it skip where it is absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles are not beside this checkout")
    return folder
