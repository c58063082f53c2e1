"""Turns a theme into what Qt's widgets wear."""

import msgspec

from coach.ui.theme import TARGET, THEMES, Size, Space, Theme, ThemeName

#: The caption is large to begin with: at 200% it has twice the size of plain text, in pixels.
LARGEST_CAPTION = 2 * Size.NORMAL
LARGEST_QUESTION = 2 * Size.LARGE
#: The number to call is as large as it can be in every size of type, in pixels.
LARGEST_CALL = 2 * Size.TITLE
#: What leads into the night wears it by day too.
NIGHT = THEMES[ThemeName.NIGHT]


class Type(msgspec.Struct, frozen=True):
    """The sizes of type as a style sheet writes them."""

    small: str
    normal: str
    large: str
    title: str
    caption: str  # the rest are large to begin with, and grow less
    huge: str
    question: str


def sheet(theme: Theme, scale: float) -> str:
    """Give the style sheet for a theme, type `scale` times its size at 100%."""
    type_ = _type(scale)
    parts = (_grounds, _words, _fields, _buttons, _named_buttons, _lists, _scrolling)
    return "".join(part(theme, type_) for part in parts)


def _type(scale: float) -> Type:
    def px(size: float, most: float = 1_000) -> str:
        return f"{round(min(size * scale, most))}px"

    return Type(
        small=px(Size.SMALL),
        normal=px(Size.NORMAL),
        large=px(Size.LARGE),
        title=px(Size.TITLE),
        caption=px(Size.LARGE, LARGEST_CAPTION),
        huge=px(Size.TITLE, LARGEST_CAPTION),
        question=px(Size.TITLE, LARGEST_QUESTION),
    )


def _grounds(theme: Theme, type_: Type) -> str:
    """Dress what things stand on: pages, cards, frames."""
    return f"""
QWidget {{ background: transparent; color: {theme.text}; font-size: {type_.normal}; }}
QMainWindow, QWidget#page {{ background: {theme.ground}; }}
QDialog, QDialog QWidget {{ background: {theme.surface}; color: {theme.text}; }}
QWidget#mark {{ background: {theme.surface}; border: 1px solid {theme.line}; border-radius: 14px; }}
QFrame#card {{ background: {theme.surface}; border: 1px solid {theme.line}; border-radius: 18px; }}
QFrame#section, QFrame#alarm {{ background: {theme.surface}; border: 2px solid {theme.line}; border-radius: 18px; }}
QFrame#alarm {{ border: 4px solid {theme.stretch}; }}
QFrame#section:focus {{ border: 4px solid {theme.focus}; }}
QFrame#alarm:focus {{ border: 8px solid {theme.focus}; }}
QFrame#rule {{ background: {theme.edge}; }}
QFrame#undo {{ background: {theme.raised}; border-top: 2px solid {theme.edge}; }}
QToolTip {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.edge}; }}
"""


def _words(theme: Theme, type_: Type) -> str:
    """Dress words, by what they are for."""
    return f"""
QLabel#title {{ font-size: {type_.title}; font-weight: 700; }}
QWidget#head QLabel#title {{ font-size: {type_.question}; }}
QLabel#call {{ font-size: {LARGEST_CALL}px; font-weight: 700; }}
QLabel#lead {{ font-size: {type_.large}; }}
QLabel#quiet {{ color: {theme.quiet}; font-size: {type_.small}; }}
QLabel#caption {{ font-size: {type_.caption}; }}
QLabel#small {{ color: {theme.quiet}; font-size: {type_.small}; }}
QLabel#why {{ background: {theme.raised}; border-radius: 12px; padding: {Space.SMALL}px {Space.NORMAL}px; }}
QLabel#wrong {{ background: {theme.raised}; border: 3px solid {theme.danger}; border-radius: 12px;
    padding: {Space.SMALL}px {Space.NORMAL}px; font-weight: 600; }}
QLabel#value {{ font-size: {type_.normal}; font-weight: 600; }}
QLabel#line, QLabel#good, QLabel#attention {{ background: {theme.raised}; color: {theme.text};
    border-left: 6px solid {theme.edge};
    font-size: {type_.small}; margin: {Space.SMALL}px; padding: {Space.SMALL}px {Space.NORMAL}px; }}
QLabel#good {{ border-left-color: {theme.done}; }}
QLabel#attention {{ border-left-color: {theme.stretch}; }}
QLabel#huge {{ font-size: {type_.huge}; }}
QLabel#question {{ font-size: {type_.question}; font-weight: 700; }}
QLabel#heading {{ font-size: {type_.large}; font-weight: 700; }}
QLabel#cap {{ background: {theme.raised}; border: 2px solid {theme.edge}; border-bottom-width: 4px;
    border-radius: 8px; padding: 2px {Space.TIGHT}px; font-weight: 600; }}
"""


def _fields(theme: Theme, _: Type) -> str:
    """Dress what is typed or picked."""
    return f"""
QPlainTextEdit, QLineEdit {{ background: {theme.surface}; color: {theme.text};
    border: 2px solid {theme.edge}; border-radius: 10px; padding: 6px 10px; min-height: {TARGET - 16}px;
    selection-background-color: {theme.action}; selection-color: {theme.on_action};
    placeholder-text-color: {theme.quiet}; }}
QLineEdit#time {{ font-weight: 600; }}
QPlainTextEdit#path {{ background: transparent; border: 4px solid transparent; padding: 4px 0; }}
QPlainTextEdit#path:focus {{ border-color: {theme.focus}; padding: 4px 0; }}
QProgressBar {{ background: {theme.raised}; border: 2px solid {theme.edge}; border-radius: 12px; height: 20px; }}
QProgressBar::chunk {{ background: {theme.action}; border-radius: 10px; }}
QFrame#calendar {{ background: {theme.surface}; border: 2px solid {theme.edge}; border-radius: 12px; }}
QCalendarWidget QToolButton {{ background: {theme.raised}; border: 2px solid {theme.edge}; border-radius: 10px;
    min-width: {TARGET - 4}px; min-height: {TARGET - 4}px; font-weight: 600; padding: 0 {Space.TIGHT}px; }}
QCalendarWidget QToolButton:focus {{ border: 4px solid {theme.focus}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QWidget {{ background: {theme.surface}; alternate-background-color: {theme.raised};
    color: {theme.text}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {theme.action};
    selection-color: {theme.on_action}; }}
QCalendarWidget:disabled, QCalendarWidget QAbstractItemView:disabled {{ color: {theme.edge}; }}
QPlainTextEdit:focus, QLineEdit:focus {{ border: 4px solid {theme.focus}; padding: 4px 8px; }}
QComboBox {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.edge}; border-radius: 12px;
    min-height: {TARGET - 4}px; padding: 0 {Space.NORMAL}px; font-weight: 600; combobox-popup: 0; }}
QComboBox:hover {{ border-color: {theme.action}; }}
QComboBox:focus {{ border: 4px solid {theme.focus}; }}
QComboBox:disabled {{ color: {theme.quiet}; border-color: {theme.line}; }}
QComboBox::drop-down {{ width: {TARGET}px; border: none; }}
QComboBox QAbstractItemView {{ background: {theme.surface}; border: 2px solid {theme.edge};
    selection-background-color: {theme.action}; selection-color: {theme.on_action}; font-weight: 400; }}
QComboBox QAbstractItemView::item {{ min-height: {TARGET}px; padding: 4px {Space.SMALL}px; }}
"""


def _buttons(theme: Theme, _: Type) -> str:
    """Dress every button."""
    return f"""
QPushButton {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.edge}; border-radius: 12px;
    min-height: {TARGET - 4}px; padding: 0 {Space.NORMAL}px; font-weight: 600; }}
QPushButton:hover {{ border-color: {theme.action}; }}
QPushButton:pressed {{ background: {theme.line}; }}
QPushButton:disabled {{ color: {theme.quiet}; border-color: {theme.line}; }}
QPushButton:checked {{ background: {theme.action}; color: {theme.on_action}; border-color: {theme.action}; }}
QPushButton:focus {{ outline: none; border: 4px solid {theme.focus}; }}
"""


def _named_buttons(theme: Theme, type_: Type) -> str:
    """Dress the buttons that are more than one among others."""
    return f"""
QPushButton#start, QPushButton#pause {{ background: {theme.action}; color: {theme.on_action};
    border: 4px solid {theme.action}; }}
QPushButton#start {{ font-size: {type_.title}; font-weight: 700; min-height: 96px; border-radius: 20px; }}
QPushButton#pause {{ font-size: {type_.caption}; min-height: {TARGET + 8}px; }}
QPushButton#start:hover, QPushButton#pause:hover {{ background: {theme.action_hover};
    border-color: {theme.action_hover}; }}
QPushButton#start:focus, QPushButton#pause:focus {{ border-color: {theme.focus}; }}
QPushButton#start:focus, QPushButton#pause:focus, QPushButton:checked:focus {{ outline: 4px solid {theme.on_action};
    outline-offset: -8px; outline-radius: 12px; padding: 0; }}
QPushButton#cramp {{ background: {NIGHT.ground}; color: {NIGHT.text};
    border: 2px solid {NIGHT.text if theme is NIGHT else NIGHT.edge}; border-radius: 16px;
    margin: {Space.TIGHT}px {Space.WIDE}px {Space.NORMAL}px {Space.WIDE}px;
    min-height: {TARGET + 8}px; font-size: {type_.caption}; }}
QPushButton#corner {{ background: {NIGHT.ground}; color: {NIGHT.text}; border: 2px solid {NIGHT.edge};
    padding: 0 {Space.SMALL}px; }}
QPushButton#corner:focus {{ border: 4px solid {theme.focus}; }}
QPushButton#cramp:focus, QPushButton#corner:focus {{ outline: 4px solid {NIGHT.focus}; outline-offset: -8px;
    padding: 0; }}
QPushButton#cramp:hover {{ background: {NIGHT.raised}; }}
QPushButton#cramp:focus {{ border-color: {theme.focus}; }}
QPushButton#danger {{ background: {theme.surface}; color: {theme.danger}; border: 3px solid {theme.danger}; }}
QPushButton#danger:hover, QPushButton#danger:pressed {{ background: {theme.raised}; }}
QPushButton#danger:disabled {{ color: {theme.quiet}; border: 2px solid {theme.line}; }}
QPushButton#danger:focus {{ border: 4px solid {theme.focus}; outline: 4px solid {theme.focus}; outline-offset: -8px;
    outline-radius: 8px; padding: 0; }}
QPushButton#date {{ background: {theme.surface}; padding: 0 {Space.WIDE + Space.NORMAL}px; }}
QPushButton#beside {{ min-height: {TARGET + 12}px; }}
QPushButton#step {{ padding: 0; }}
QPushButton#repeat, QPushButton#skip, QPushButton#end, QPushButton#words {{ padding: 0 {Space.TIGHT}px; }}
QPushButton#contents {{ text-align: left; }}
QPushButton#tick:checked {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.edge}; }}
QPushButton#tick:checked:focus {{ outline: none; border: 4px solid {theme.focus}; padding: 0 {Space.NORMAL}px; }}
QPushButton#backup {{ text-align: left; padding: {Space.TIGHT}px {Space.NORMAL}px; }}
QPushButton#backup:focus {{ padding: 6px {Space.NORMAL - 2}px; }}
QPushButton#fold {{ text-align: left; background: transparent; border: 2px solid transparent;
    padding: 0 {Space.TIGHT}px;
    font-size: {type_.large}; font-weight: 700; }}
QPushButton#fold:hover {{ border-color: {theme.edge}; }}
QPushButton#fold:checked {{ color: {theme.text}; }}
QPushButton#fold:focus, QPushButton#fold:checked:focus {{ outline: none; border: 4px solid {theme.focus};
    padding: 0 {Space.TIGHT - 2}px; }}
QPushButton#contents:checked:focus {{ padding-left: {Space.TIGHT}px; }}
QPushButton#choice {{ font-size: {type_.caption}; min-height: {TARGET + 16}px; }}
QPushButton#answer {{ font-size: {type_.title}; font-weight: 700; min-height: 96px; border-radius: 20px;
    border: 4px solid {theme.edge}; }}
QPushButton#answer:hover {{ border-color: {theme.action}; }}
QPushButton#answer:focus {{ border-color: {theme.focus}; outline: 4px solid {theme.focus}; outline-offset: -8px;
    outline-radius: 14px; padding: 0; }}
QPushButton#link {{ background: transparent; border: 2px solid transparent; color: {theme.action};
    text-decoration: underline; padding: 0; text-align: left; }}
QPushButton#link:focus {{ border: 3px solid {theme.focus}; }}
"""


def _lists(theme: Theme, type_: Type) -> str:
    """Dress lists and tables."""
    return f"""
QTableView {{ alternate-background-color: {theme.raised}; selection-background-color: {theme.action};
    selection-color: {theme.on_action}; font-size: {type_.small}; border: 3px solid transparent; }}
QListView:focus, QTableView:focus {{ border: 3px solid {theme.focus}; border-radius: 8px; }}
QTableView::item {{ padding: 6px 5px; }}
QHeaderView::section {{ background: {theme.surface}; color: {theme.quiet}; border: none; padding: 6px 5px;
    border-bottom: 2px solid {theme.edge}; font-size: {type_.small}; font-weight: 600; }}
"""


def _scrolling(theme: Theme, _: Type) -> str:
    """Dress what scrolls."""
    return f"""
QScrollArea, QListView {{ border: none; }}
QScrollArea, QListView, QTableView {{ outline: none; }}
QAbstractScrollArea::corner, QTableCornerButton::section {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: {theme.ground}; width: 16px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {theme.edge}; border-radius: 6px; min-height: {TARGET}px; margin: 2px; }}
QScrollBar:horizontal {{ background: {theme.ground}; height: 16px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {theme.edge}; border-radius: 6px; min-width: {TARGET}px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {theme.ground}; }}
"""
