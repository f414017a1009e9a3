import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pytest
from nd30.sample import FRONT, REFERENCE, render, sample

from ngocha_kh.nd30 import Placeholders, ReferenceFileError, archive, integrity, render_docx

HASHING = """
import hashlib
from nd30.sample import sample
from nd30.samples import NAMES, form
made = [sample(rows=5), *map(form, NAMES)]
print(hashlib.sha256(b"".join(made)).hexdigest())
"""


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_processes_far_apart_give_the_same_bytes() -> None:
    """Another hash seed, time zone and locale, and seconds between them."""
    path = os.pathsep.join(sys.path)
    digests = set()
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8")):
        around = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": path}
        digests.add(
            subprocess.run(
                [sys.executable, "-X", "utf8", "-c", HASHING], env={**os.environ, **around},
                check=True, capture_output=True, text=True,
            ).stdout
        )  # fmt: skip
        time.sleep(1.1)  # zip dates count in steps of two seconds, document dates in seconds
    assert len(digests) == 1


def test_nothing_in_the_file_tells_when_it_was_written() -> None:
    with zipfile.ZipFile(BytesIO(sample(rows=1))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = docx.Document(BytesIO(sample(rows=1))).core_properties
    assert core.created is not None
    assert core.created.date() == date(2026, 7, 1)
    assert core.created == core.modified


def test_a_document_as_written_is_ours_even_when_packed_anew() -> None:
    data = sample(rows=1)
    assert integrity(data) == "ours"
    assert integrity(archive.write(members(data))) == "ours"
    assert b"0123abc" in members(data)["docProps/custom.xml"]


def test_a_document_changed_by_hand_is_recognised() -> None:
    data = sample(rows=1)
    document = docx.Document(BytesIO(data))
    document.paragraphs[0].add_run(" thêm")
    buffer = BytesIO()
    document.save(buffer)
    assert integrity(buffer.getvalue()) == "edited"


def bomb() -> bytes:
    parts = members(sample(rows=1))
    parts["word/big.xml"] = bytes(archive.MAX_BYTES)
    return archive.write(parts)


def entities() -> bytes:
    parts = members(sample(rows=1))
    parts["docProps/custom.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    return archive.write(parts)


@pytest.mark.parametrize(
    "make",
    [
        bytes,
        lambda: b"PK\x03\x04 not a zip",
        lambda: REFERENCE.read_bytes(),
        lambda: sample(rows=1)[:-200],
        lambda: sample(rows=1).replace(b"word/document.xml", b"word/documens.xml"),
        entities,
        bomb,
    ],
    ids=["empty", "garbage", "no digest", "cut", "renamed", "entities", "bomb"],
)
def test_what_is_no_sound_document_of_ours_is_foreign(make: Callable[[], bytes]) -> None:
    assert integrity(make()) == "foreign"


def with_reference(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Render with a changed reference file."""
    parts = members(REFERENCE.read_bytes())
    change(parts)
    return render_docx(
        FRONT + "Hết",
        values=Placeholders(),
        reference=archive.write(parts),
        created=date(2026, 1, 1),
        properties={},
    )


def test_a_reference_file_with_an_external_link_is_refused() -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        link = b'<Relationship Id="x" Type="t" Target="http://a.b/c" TargetMode="External"/>'
        parts[name] = parts[name].replace(b"</Relationships>", link + b"</Relationships>")

    with pytest.raises(ReferenceFileError, match=r"http://a\.b/c"):
        with_reference(change)


def test_a_reference_file_without_a_style_is_refused() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"ND30 Muc"', b'"Muc"')

    with pytest.raises(ReferenceFileError, match="ND30 Muc"):
        with_reference(change)


def test_styles_are_found_by_name_since_word_renames_ids() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"ND30Than"', b'"Kiu7"')

    document = members(with_reference(change))["word/document.xml"]
    assert b'<w:pStyle w:val="Kiu7"/>' in document
    assert integrity(render(FRONT + "Hết")) == "ours"
