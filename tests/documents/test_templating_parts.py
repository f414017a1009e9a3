"""A template may include the parts that its form names, and nothing else."""

import pytest

from ngocha_kh.diagnostics import UserError
from ngocha_kh.documents.form import forms
from ngocha_kh.documents.templating import render_template
from ngocha_kh.resources import data_folder


def rendered(source: str, **parts: str) -> str:
    named = {f"{name}.md.j2": text for name, text in parts.items()}
    found = render_template(source, "main.md.j2", {"name": "*An*"}, parts=named)
    return found.markup


def test_a_part_sees_the_values_and_is_escaped_like_the_rest() -> None:
    assert "*An*" not in rendered("{% include 'a.md.j2' %}", a="Tên: {{ name }}")
    assert "Tên: " in rendered("{% include 'a.md.j2' %}", a="Tên: {{ name }}")


@pytest.mark.parametrize("name", ["b.md.j2", "../workspace.yaml", "/etc/hostname", "main.md.j2"])
def test_nothing_else_is_read(name: str) -> None:
    with pytest.raises(UserError, match=r"main\.md\.j2"):
        rendered(f"{{% include '{name}' %}}", a="")


def test_a_fault_in_a_part_names_the_part_and_its_line() -> None:
    with pytest.raises(UserError, match=r"mẫu a\.md\.j2, dòng 2: "):
        rendered("{% include 'a.md.j2' %}", a="một\n{{ unknown }}")
    with pytest.raises(UserError, match=r"mẫu a\.md\.j2, dòng 3: sai cú pháp"):
        rendered("x\n{% include 'a.md.j2' %}", a="một\nhai\n{% endif %}")


def test_a_part_that_includes_itself_ends_with_a_word() -> None:
    with pytest.raises(UserError):
        rendered("{% include 'a.md.j2' %}", a="{% include 'a.md.j2' %}")


def test_every_part_of_a_form_is_a_template_that_ships() -> None:
    for form in forms().values():
        for name in form.parts:
            assert (data_folder("templates") / name).is_file(), name
