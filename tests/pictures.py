"""Small pictures, byte by byte, and what phones and programs hang into them."""

import struct
import zlib

EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"


def segment(marker: int, told: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(told) + 2) + told


def jpeg(*more: bytes, width: int = 8, height: int = 8, behind: bytes = b"") -> bytes:
    """`more` stands after the first segment, where phones write."""
    frame = segment(0xC0, b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x5a\xff\x00\xa1\xff\xd0\x33"
    first = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    tables = segment(0xDB, bytes(65)) + frame + segment(0xC4, bytes(17))
    return b"".join([b"\xff\xd8", first, *more, tables, scan, b"\xff\xd9", behind])


def part(name: bytes, told: bytes) -> bytes:
    return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))


def png(*more: bytes, width: int = 8, height: int = 8, behind: bytes = b"") -> bytes:
    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = part(b"IDAT", zlib.compress(bytes((width + 1) * height)[:1000]))
    return b"".join([b"\x89PNG\r\n\x1a\n", head, *more, rows, part(b"IEND", b""), behind])


def piece(name: bytes, told: bytes) -> bytes:
    return name + struct.pack("<I", len(told)) + told + bytes(len(told) % 2)


def webp(*more: bytes, width: int = 8, height: int = 8, behind: bytes = b"") -> bytes:
    size = struct.pack("<I", (width - 1) | (height - 1) << 14)
    inside = b"WEBP" + piece(b"VP8L", b"\x2f" + size + b"\0\0") + b"".join(more)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside + behind
