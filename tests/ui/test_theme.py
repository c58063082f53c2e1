import pytest

from coach.ui.theme import THEMES, ThemeName, contrast


@pytest.mark.parametrize("name", ThemeName)
def test_every_text_stands_seven_to_one_on_every_ground_it_is_used_on(name: ThemeName) -> None:
    theme = THEMES[name]
    for ground in (theme.ground, theme.surface, theme.raised):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.quiet, ground) >= 7
    for ground in (theme.ground, theme.surface):
        for text in (theme.action, theme.stretch, theme.done):
            assert contrast(text, ground) >= 7
    for ground in (theme.ground, theme.surface, theme.raised):
        assert contrast(theme.danger, ground) >= 7
    assert theme.danger not in {theme.text, theme.action, theme.stretch, theme.focus}
    for ground in (theme.action, theme.action_hover):
        assert contrast(theme.on_action, ground) >= 7


@pytest.mark.parametrize("name", ThemeName)
def test_edges_and_focus_are_seen(name: ThemeName) -> None:
    theme = THEMES[name]
    assert contrast(theme.edge, theme.surface) >= 3
    assert contrast(theme.focus, theme.ground) >= 3


def test_the_night_has_no_blue() -> None:
    theme = THEMES[ThemeName.NIGHT]
    for field in theme.__struct_fields__:
        red, _, blue = (int(getattr(theme, field)[place : place + 2], 16) for place in (1, 3, 5))
        assert blue < red


def test_contrast_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
