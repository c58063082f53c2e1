"""Turns a theme into what Qt's widgets wear."""

from coach.ui.theme import TARGET, THEMES, Size, Space, Theme, ThemeName

#: The caption is large to begin with: at 200% it has twice the size of plain text, in pixels.
LARGEST_CAPTION = 2 * Size.NORMAL
LARGEST_QUESTION = 2 * Size.LARGE
#: What leads into the night wears it by day too.
NIGHT = THEMES[ThemeName.NIGHT]


def sheet(theme: Theme, scale: float) -> str:
    """Give the style sheet for a theme, type `scale` times its size at 100%."""

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    return f"""
QWidget {{ background: transparent; color: {theme.text}; font-size: {px(Size.NORMAL)}; }}
QMainWindow, QWidget#page {{ background: {theme.ground}; }}
QDialog, QDialog QWidget {{ background: {theme.surface}; color: {theme.text}; }}
QLabel#title {{ font-size: {px(Size.TITLE)}; font-weight: 700; }}
QLabel#lead {{ font-size: {px(Size.LARGE)}; }}
QLabel#quiet {{ color: {theme.quiet}; font-size: {px(Size.SMALL)}; }}
QLabel#caption {{ font-size: {min(round(Size.LARGE * scale), LARGEST_CAPTION)}px; }}
QLabel#small {{ color: {theme.quiet}; font-size: {px(Size.SMALL)}; }}
QLabel#why {{ background: {theme.raised}; border-radius: 12px; padding: {Space.SMALL}px {Space.NORMAL}px; }}
QWidget#mark {{ background: {theme.surface}; border: 1px solid {theme.line}; border-radius: 14px; }}
QPlainTextEdit, QDateTimeEdit, QLineEdit {{ background: {theme.surface}; color: {theme.text};
    border: 2px solid {theme.edge}; border-radius: 10px; padding: 6px 10px; min-height: {TARGET - 16}px;
    selection-background-color: {theme.action}; selection-color: {theme.on_action};
    placeholder-text-color: {theme.quiet}; }}
QDateTimeEdit::drop-down {{ width: {TARGET}px; border: none; }}
QTimeEdit {{ font-weight: 600; padding: 6px 0; }}
QTimeEdit::up-button, QTimeEdit::down-button {{ width: 0; border: none; }}
QCalendarWidget QWidget {{ background: {theme.surface}; alternate-background-color: {theme.raised};
    color: {theme.text}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {theme.action};
    selection-color: {theme.on_action}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {theme.edge}; }}
QPlainTextEdit:focus, QDateTimeEdit:focus, QLineEdit:focus {{ border: 3px solid {theme.focus}; }}
QComboBox {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.edge}; border-radius: 12px;
    min-height: {TARGET - 4}px; padding: 0 {Space.NORMAL}px; font-weight: 600; combobox-popup: 0; }}
QComboBox:hover {{ border-color: {theme.action}; }}
QComboBox:focus {{ border: 4px solid {theme.focus}; }}
QComboBox:disabled {{ color: {theme.quiet}; border-color: {theme.line}; }}
QComboBox::drop-down {{ width: {TARGET}px; border: none; }}
QComboBox QAbstractItemView {{ background: {theme.surface}; border: 2px solid {theme.edge};
    selection-background-color: {theme.action}; selection-color: {theme.on_action}; font-weight: 400; }}
QComboBox QAbstractItemView::item {{ min-height: {TARGET}px; padding: 4px {Space.SMALL}px; }}
QLabel#value {{ font-size: {px(Size.NORMAL)}; font-weight: 600; }}
QLabel#line {{ background: {theme.raised}; color: {theme.text}; border-left: 5px solid {theme.stretch};
    font-size: {px(Size.SMALL)}; margin: {Space.SMALL}px; padding: {Space.SMALL}px {Space.NORMAL}px; }}
QFrame#card {{ background: {theme.surface}; border: 1px solid {theme.line}; border-radius: 18px; }}
QLabel#huge {{ font-size: {min(round(Size.TITLE * scale), LARGEST_CAPTION)}px; }}
QPushButton {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.edge}; border-radius: 12px;
    min-height: {TARGET - 4}px; padding: 0 {Space.NORMAL}px; font-weight: 600; }}
QPushButton:hover {{ border-color: {theme.action}; }}
QPushButton:pressed {{ background: {theme.line}; }}
QPushButton:disabled {{ color: {theme.quiet}; border-color: {theme.line}; }}
QPushButton:checked {{ background: {theme.action}; color: {theme.on_action}; border-color: {theme.action}; }}
QPushButton:focus {{ outline: none; border: 4px solid {theme.focus}; }}
QPushButton#start, QPushButton#pause {{ background: {theme.action}; color: {theme.on_action};
    border: 4px solid {theme.action}; }}
QPushButton#start {{ font-size: {px(Size.TITLE)}; font-weight: 700; min-height: 96px; border-radius: 20px; }}
QPushButton#pause {{ font-size: {min(round(Size.LARGE * scale), LARGEST_CAPTION)}px; min-height: {TARGET + 8}px; }}
QPushButton#start:hover, QPushButton#pause:hover {{ background: {theme.action_hover};
    border-color: {theme.action_hover}; }}
QPushButton#start:focus, QPushButton#pause:focus {{ border-color: {theme.focus}; }}
QPushButton#cramp {{ background: {NIGHT.ground}; color: {NIGHT.text}; border: 4px solid {NIGHT.ground};
    border-top: 2px solid {NIGHT.edge}; border-radius: 0;
    min-height: {TARGET + 8}px; font-size: {min(round(Size.LARGE * scale), LARGEST_CAPTION)}px; }}
QPushButton#corner {{ background: {NIGHT.ground}; color: {NIGHT.text}; border: 2px solid {NIGHT.edge};
    padding: 0 {Space.SMALL}px; }}
QPushButton#corner:focus {{ border: 4px solid {theme.focus}; }}
QPushButton#cramp:hover {{ background: {NIGHT.raised}; }}
QPushButton#cramp:focus {{ border-color: {theme.focus}; }}
QLabel#question {{ font-size: {min(round(Size.TITLE * scale), LARGEST_QUESTION)}px; font-weight: 700; }}
QLabel#heading {{ font-size: {px(Size.LARGE)}; font-weight: 700; }}
QFrame#section, QFrame#alarm {{ background: {theme.surface}; border: 2px solid {theme.line}; border-radius: 18px; }}
QFrame#alarm {{ border: 4px solid {theme.stretch}; }}
QFrame#section:focus, QFrame#alarm:focus {{ border: 4px solid {theme.focus}; }}
QPushButton#contents {{ text-align: left; }}
QPushButton#answer {{ font-size: {px(Size.TITLE)}; font-weight: 700; min-height: 96px; border-radius: 20px;
    border: 4px solid {theme.edge}; }}
QPushButton#answer:hover {{ border-color: {theme.action}; }}
QPushButton#answer:focus {{ border-color: {theme.focus}; }}
QPushButton#link {{ background: transparent; border: 2px solid transparent; color: {theme.action};
    text-decoration: underline; padding: 0; text-align: left; }}
QPushButton#link:focus {{ border: 3px solid {theme.focus}; }}
QScrollArea, QListView, QTableView {{ border: none; outline: none; }}
QFrame#undo {{ background: {theme.raised}; border-top: 2px solid {theme.edge}; }}
QTableView {{ alternate-background-color: {theme.raised}; selection-background-color: {theme.action};
    selection-color: {theme.on_action}; font-size: {px(Size.SMALL)}; }}
QListView:focus, QTableView:focus {{ border: 3px solid {theme.focus}; border-radius: 8px; }}
QAbstractScrollArea::corner, QTableCornerButton::section {{ background: transparent; border: none; }}
QTableView::item {{ padding: 6px 5px; }}
QHeaderView::section {{ background: {theme.surface}; color: {theme.quiet}; border: none; padding: 6px 5px;
    border-bottom: 2px solid {theme.edge}; font-size: {px(Size.SMALL)}; font-weight: 600; }}
QScrollBar:vertical {{ background: {theme.ground}; width: 16px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {theme.edge}; border-radius: 6px; min-height: {TARGET}px; margin: 2px; }}
QScrollBar:horizontal {{ background: {theme.ground}; height: 16px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {theme.edge}; border-radius: 6px; min-width: {TARGET}px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {theme.ground}; }}
QToolTip {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.edge}; }}
"""
