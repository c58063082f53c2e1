"""The guide on paper: as a document, as a PDF, and to a printer. Needs no window."""

import html

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from coach.ui.guide import Block, Guide, Section, marked

#: Large enough to read at the kitchen table, in points.
PRINT_SIZE = 13
MARGINS = QMarginsF(20, 18, 20, 18)  # millimetres


def document(guide: Guide) -> QTextDocument:
    """Give the guide as a document, black on white whatever the window wears."""
    made = QTextDocument()
    font = QFont()
    font.setPointSize(PRINT_SIZE)
    made.setDefaultFont(font)
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, guide.title)
    body = "".join(map(_section, guide.sections))
    made.setHtml(f'<div style="color: #000000"><h1>{html.escape(guide.title)}</h1>{body}</div>')
    return made


def pdf(made: QTextDocument) -> bytes:
    """Give a document as a PDF, on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter
        )
    )
    writer.setTitle(made.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    made.print_(writer)
    return bytes(buffer.data().data())


def _section(section: Section) -> str:
    return f"<h2>{html.escape(section.heading)}</h2>{''.join(map(_block, section.blocks))}"


def _block(block: Block) -> str:
    text = marked(block.written, (), "")
    if block.mark:
        return f'<p style="margin: 3px 0 3px 28px; text-indent: -18px">{block.mark}&nbsp; {text}</p>'
    return f'<p style="margin: 6px 0">{text}</p>'
