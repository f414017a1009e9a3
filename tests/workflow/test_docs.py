"""The page on the workflow says what the table says."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from workflow.world import MACHINE

TOOL = Path(__file__).parents[1] / "tools/make_workflow_docs.py"


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_workflow_docs", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(tool: ModuleType) -> None:
    wanted = tool.page(MACHINE)
    assert tool.PAGE.read_text(encoding="utf-8") == wanted, "run tests/tools/make_workflow_docs.py"


def test_the_drawing_has_every_step_of_the_track(tool: ModuleType) -> None:
    lines = list(tool.drawing(MACHINE.main))
    arrows = [line for line in lines if ": M" in line]
    assert len(arrows) == sum(len(step.origins) for step in MACHINE.main.steps)
    assert "    pending_decision --> recognized : M19" in arrows
