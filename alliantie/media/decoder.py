"""Decode one picture in a process of its own and write it anew without metadata.

Started by `alliantie.media.pictures` through `alliantie.media.apart`. Reads the picture on standard
input, writes JPEG or WebP on standard output, and tells by its exit code why it refuses.
"""

import io
import sys

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

REFUSED_UNKNOWN = 3
REFUSED_PIXELS = 4
REFUSED_BROKEN = 5
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
PHOTO_FORMATS = frozenset({"JPEG", "MPO", "HEIF"})
QUALITY = 88
LONGEST_SIDE = 3200  # more than any page shows; keeps making sizes of it cheap


def decode(data: bytes, max_pixels: int) -> bytes:
    """Give the picture's first frame, upright, in sRGB, as new bytes; ends the process on refusal."""
    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own limit is lower and asked before any pixel is read
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        sys.exit(REFUSED_UNKNOWN)
    if picture.width * picture.height > max_pixels:
        sys.exit(REFUSED_PIXELS)
    is_photo = picture.format in PHOTO_FORMATS
    picture.load()
    return _written(ImageOps.exif_transpose(picture), is_photo=is_photo)


def _written(picture: Image.Image, *, is_photo: bool) -> bytes:
    has_alpha = picture.has_transparency_data and not is_photo
    coloured = _in_srgb(picture, "RGBA" if has_alpha else "RGB")
    # A new picture carries nothing of the old one's info: no EXIF, XMP, IPTC, comments or profiles.
    clean = Image.new(coloured.mode, coloured.size)
    clean.paste(coloured)
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    if is_photo:
        clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        clean.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _in_srgb(picture: Image.Image, mode: str) -> Image.Image:
    """Keep the colours right although the colour profile is thrown away."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            kept = "RGBA" if picture.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(picture, source, target, outputMode=kept)
            picture = converted or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the plain colours are near enough
    return picture.convert(mode)


def main(max_pixels: int) -> None:
    """Refuse or answer; every fault of a decoder is a refusal."""
    try:
        written = decode(sys.stdin.buffer.read(), max_pixels)
    except Exception:  # noqa: BLE001 - decoders raise anything on broken input; the answer is the same
        sys.exit(REFUSED_BROKEN)
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main(int(sys.argv[1]))
