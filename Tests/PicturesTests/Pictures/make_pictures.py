"""Makes the pictures beside this file.

    pip install pillow qrcode && python3 make_pictures.py <folder of the BIP-39 lists>

The phrases are test vectors of BIP-39. Fonts: DejaVu Sans and Noto Sans CJK (Debian: fonts-dejavu-core, fonts-noto-cjk).
"""

import pathlib
import struct
import sys
import zlib

import qrcode
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).parent
LATIN = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
CHINESE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow".split()
ENGLISH, SIMPLIFIED = ((pathlib.Path(sys.argv[1]) / f"{name}.txt").read_text().split() for name in ("english", "chinese_simplified"))
HASH = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"


def save(picture, name):
    picture.quantize(16).save(HERE / name, optimize=True)


def grid(words, columns, ground, ink, pill, font):
    picture = Image.new("RGB", (540, 900), ground)
    draw = ImageDraw.Draw(picture)
    draw.text((30, 40), "Recovery phrase", font=ImageFont.truetype(font, 32, index=0), fill=ink)
    width = 480 // columns
    for index, word in enumerate(words):
        x, y = 30 + index % columns * width, 130 + index // columns * 70
        draw.rounded_rectangle((x + 4, y + 4, x + width - 4, y + 60), radius=14, fill=pill)
        draw.text((x + 14, y + 18), f"{index + 1}. {word}", font=ImageFont.truetype(font, 21, index=0), fill=ink)
    return picture


def screen(lines):
    picture = Image.new("RGB", (720, 120 + 46 * len(lines)), "white")
    draw = ImageDraw.Draw(picture)
    for index, line in enumerate(lines):
        draw.text((30, 40 + 46 * index), line, font=ImageFont.truetype(LATIN, 24), fill="black")
    return picture


def code(text, inverted=False, turned=0):
    drawing = qrcode.QRCode(box_size=5, border=4)
    drawing.add_data(text)
    drawing.make()
    picture = drawing.make_image(fill_color="white" if inverted else "black", back_color="black" if inverted else "white").convert("RGB")
    return picture.rotate(turned, expand=True, fillcolor="white")


def beside(*pictures):
    whole = Image.new("RGB", (sum(picture.width for picture in pictures), max(picture.height for picture in pictures)), "white")
    x = 0
    for picture in pictures:
        whole.paste(picture, (x, 0))
        x += picture.width
    return whole


def bomb():
    """A PNG of a few bytes that says it has 2.5 billion pixels."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


save(grid(PHRASE, 2, "#ffffff", "#111111", "#f0f2f5", LATIN), "grid_light.png")
save(grid(PHRASE, 3, "#121212", "#eaecef", "#1e2329", LATIN), "grid_dark.png")
save(grid([SIMPLIFIED[ENGLISH.index(word)] for word in PHRASE], 3, "#ffffff", "#111111", "#f0f2f5", CHINESE), "grid_chinese.png")
save(screen(["Transaction details", "Amount  -120.50 USDT", "Fee  2.15 TRX", "Transaction hash", HASH[:32], HASH[32:], "Completed"]), "transaction.png")
save(screen(["Private key", "Never show it to anybody", HASH[:32], HASH[32:]]), "private_key.png")
save(beside(code("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"), code(" ".join(PHRASE), turned=90)), "codes.png")
save(code(HASH, inverted=True), "code_inverted.png")
(HERE / "bomb.png").write_bytes(bomb())
