"""The one visual language: colours by meaning in three themes, and a small scale of sizes and spaces."""

from enum import IntEnum, StrEnum

import msgspec


class ThemeName(StrEnum):
    """The three themes."""

    LIGHT = "light"
    DARK = "dark"
    NIGHT = "night"


class Theme(msgspec.Struct, frozen=True):
    """Colours by what they mean; every text colour stands 7:1 or better on the grounds it is used on."""

    ground: str  # behind everything
    surface: str  # cards and panels
    raised: str  # controls on a surface
    line: str  # borders that only divide
    edge: str  # borders that show where a control is (3:1)
    text: str
    quiet: str  # text of second rank
    action: str  # the one thing to do
    action_hover: str
    on_action: str
    stretch: str  # a calf that is being stretched, the hold
    done: str  # what has been done
    danger: str  # what cannot be undone
    focus: str  # the ring around what has the keyboard
    scene_back: str  # the room behind the figure
    wall: str
    floor: str
    skin: str
    hair: str
    shirt: str
    shorts: str
    shoe: str
    outline: str  # the far limbs and the soft edges of the figure


THEMES: dict[ThemeName, Theme] = {
    ThemeName.LIGHT: Theme(
        ground="#f6f2ea",
        surface="#fffdf9",
        raised="#f1ece1",
        line="#e0d8c9",
        edge="#857b6c",
        text="#1c2b30",
        quiet="#3b484e",
        action="#0a5054",
        action_hover="#083f42",
        on_action="#ffffff",
        stretch="#96290a",
        done="#174e2f",
        danger="#8a0f2a",
        focus="#1d3fb0",
        scene_back="#eae4d6",
        wall="#cfc5b1",
        floor="#d8cfbd",
        skin="#d9a074",
        hair="#8d9093",
        shirt="#2f7f82",
        shorts="#34495e",
        shoe="#f6f2ea",
        outline="#1c2b30",
    ),
    ThemeName.DARK: Theme(
        ground="#12191c",
        surface="#1a2327",
        raised="#253136",
        line="#2f3c42",
        edge="#7b8d94",
        text="#eef3f2",
        quiet="#b9c6c8",
        action="#86d8d0",
        action_hover="#a3e5de",
        on_action="#0a2022",
        stretch="#ffab7a",
        done="#9bd7a8",
        danger="#ffa3a3",
        focus="#ffc457",
        scene_back="#1f2b30",
        wall="#3a4a50",
        floor="#324147",
        skin="#c98f66",
        hair="#c9cccd",
        shirt="#4fa7a6",
        shorts="#5d7893",
        shoe="#dfe5e4",
        outline="#0b1113",
    ),
    ThemeName.NIGHT: Theme(
        ground="#130c06",
        surface="#1c1209",
        raised="#2a1b0e",
        line="#332213",
        edge="#8f6539",
        text="#efbf85",
        quiet="#d8a870",
        action="#e0a050",
        action_hover="#eeb066",
        on_action="#150b02",
        stretch="#f58a52",
        done="#d3ad58",
        danger="#ff8a6a",
        focus="#f0c24e",
        scene_back="#1d130a",
        wall="#35230f",
        floor="#2b1c0d",
        skin="#b07846",
        hair="#94806a",
        shirt="#9c6632",
        shorts="#7a5530",
        shoe="#9c7c56",
        outline="#0c0703",
    ),
}


class Space(IntEnum):
    """Distances in pixels at 100%."""

    TIGHT = 8
    SMALL = 12
    NORMAL = 16
    WIDE = 24
    WIDER = 32
    WIDEST = 48


class Size(IntEnum):
    """Type sizes in pixels at 100%."""

    SMALL = 17
    NORMAL = 20
    LARGE = 26
    TITLE = 36


#: The least width and height of anything to press, in pixels at 100%.
TARGET = 48

#: Beside words, a figure wants a page at least this many lines of type wide.
ROOM_FOR_FIGURE = 26


def contrast(one: str, other: str) -> float:
    """Give the WCAG contrast ratio of two `#rrggbb` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
