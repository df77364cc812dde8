"""The demo pictures are the same every time, described, and small enough to store."""

from io import BytesIO

import pytest
from PIL import Image

from cases.demo.pictures import SCENES, TONES, alt_text, draw


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_scene_is_a_wide_picture_that_is_described(scene):
    data = draw(scene, tone=1, second=4, seed="a")
    assert Image.open(BytesIO(data)).size == (1600, 900)
    assert len(data) < 200_000
    assert 20 < len(alt_text(scene)) <= 250


def test_same_seed_gives_the_same_picture():
    assert draw("water", tone=4, second=1, seed="a") == draw("water", tone=4, second=1, seed="a")
    assert draw("water", tone=4, second=1, seed="a") != draw("water", tone=4, second=1, seed="b")


@pytest.mark.parametrize("tone", sorted(TONES))
def test_every_tone_gives_another_picture(tone):
    other = tone % len(TONES) + 1
    one = draw("map", tone=tone, second=other, seed="a")
    assert one != draw("map", tone=other, second=tone, seed="a")
