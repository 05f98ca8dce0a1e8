"""PDF: the paragraphs that its pages were set from, and a process of its own for what it does to a reader."""

from __future__ import annotations

import io
import zlib
from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from kg.read import pdf
from tests.read.made import ENGLISH, OTHER, documents, lay, mixed, zipped

PARAGRAPHS = [
    f"{ENGLISH} Nothing more was told of it before the ministers left the island again in their own boats.",
    f"{OTHER} It was the first of three visits that the chancellor had announced for the spring of that year.",
    "They parted in the evening.",
    "On the next day the envoy, who had not slept, was received by the governor of the northern province, and spoke "
    "for an hour about nets.",
]


class Report(FPDF):
    """With a line at its head and a number at its foot."""

    def header(self) -> None:
        self.cell(text="Ministry of Nets: a report", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(text=f"Page {self.page_no()} of 4")


def made(title: str = "Envoys meet in Osmark", pages: int = 4, **protection: str) -> bytes:
    report = Report()
    report.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
    report.set_title(title)
    report.set_font("Helvetica", size=12)
    if protection:
        report.set_encryption(**protection)  # type: ignore[arg-type]
    for number in range(pages):
        report.add_page()
        if not number:
            report.cell(text="Envoys meet in Osmark", new_x="LMARGIN", new_y="NEXT")
        report.multi_cell(150, text=PARAGRAPHS[number], align="L")
    return bytes(report.output())


def test_a_report(tmp_path):
    """
    Lines are joined, the lines at head and foot gone, the title out of the text; and no day is made up.
    """
    (found,) = documents(lay(tmp_path / "a.pdf", made()))

    assert found.title == "Envoys meet in Osmark"
    assert found.body.split("\n\n") == ["Ministry of Nets: a report", *PARAGRAPHS]
    assert (found.id, found.published) == ("a.pdf", None)
    assert documents(tmp_path)[0] == found
    assert documents("-", stdin=made())[0].body == found.body
    assert documents(lay(tmp_path / "b.zip", zipped({"a.pdf": made()})))[0].body == found.body


@pytest.mark.parametrize(
    "title", ["report_final.docx", "Microsoft Word - Envoys meet", "Another matter entirely", "Envoys"]
)
def test_a_title_that_is_not_on_the_first_page_is_not_believed(tmp_path, title):
    """
    Metadata have names of files, of programs and of the document that was written over.
    """
    (found,) = documents(lay(tmp_path / "a.pdf", made(title)))

    assert found.title != title


@pytest.mark.parametrize(
    ("pages", "body"),
    [
        (["The min-\nister spoke."], "The minister spoke."),
        (["A well-\nknown envoy, well-known in Osmark."], "A well-known envoy, well-known in Osmark."),
        (["The envoy of Nord-\nOsmark spoke."], "The envoy of Nord- Osmark spoke."),
        (["\ufb01rst of\nall"], "first of all"),
        (["It was late,\n\nand they left."], "It was late,\n\nand they left."),
        (["They had met on the\n7", "quay.\n8"], "They had met on the quay."),
        (
            ["A line of the text that goes to an edge\nand ends.\nA second line of the text that goes on\nand so."],
            "A line of the text that goes to an edge and ends.\n\nA second line of the text that goes on and so.",
        ),
    ],
)
def test_lines_become_paragraphs(pages, body):
    """
    Each case by itself.
    """
    assert pdf.paragraphs(pages) == body


def test_what_is_encrypted_or_a_picture_is_told(tmp_path):
    """
    A file that only forbids printing is read all the same.
    """
    lay(tmp_path / "a.pdf", made(owner_password="x", user_password="y"))
    lay(tmp_path / "b.pdf", made(owner_password="x"))
    scan = FPDF()
    scan.add_page()
    scan.rect(10, 10, 50, 50)
    lay(tmp_path / "c.pdf", bytes(scan.output()))

    ids, errors = mixed(tmp_path)

    assert ids == ["b.pdf"]
    assert [f"{tmp_path}/a.pdf: this PDF is encrypted", f"{tmp_path}/c.pdf: there is no text in this PDF"] == [
        errors[0].partition(". ")[0],
        errors[1].partition(": its")[0],
    ]


def raw(content: bytes, *, tree: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>") -> bytes:
    """Return a PDF of one page whose content is packed *content*."""
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        tree,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    sink = io.BytesIO()
    sink.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(sink.tell())
        sink.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sink.tell()
    sink.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % x for x in places))
    sink.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return sink.getvalue()


HOSTILE = {
    "bomb": lambda: raw(b"BT /F 12 Tf (" + b"x" * (200 << 20) + b") Tj ET"),
    "cycle": lambda: raw(b"", tree=b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
    "nested": lambda: raw(b"[" * 500_000),
    "cut": lambda: made()[:600],
    "head": lambda: b"%PDF-1.7\n" + b"\xff" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_and_the_rest_read(tmp_path, name):
    """
    What it does, it does to a process of its own.
    """
    lay(tmp_path / "a.pdf", HOSTILE[name]())
    lay(tmp_path / "b.txt", ENGLISH)

    ids, errors = mixed(tmp_path)

    assert ids == ["b.txt"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{tmp_path}/a.pdf: ")


def test_one_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    """
    By the system, after so many seconds of computing; here at once.
    """
    monkeypatch.setattr(pdf, "_SECONDS", 0)
    lay(tmp_path / "a.pdf", made())

    ids, (error,) = mixed(tmp_path)

    assert ids == []
    assert "seconds or 2 GB to read" in error


def test_one_that_takes_too_much_memory_is_ended(tmp_path, monkeypatch):
    """
    By the system likewise.
    """
    monkeypatch.setattr(pdf, "_MEMORY", 20 << 20)
    lay(tmp_path / "a.pdf", made())

    ids, errors = mixed(tmp_path)

    assert ids == []
    assert len(errors) == 1
