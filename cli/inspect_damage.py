"""Core files and programs that are not as they should be, made from good ones."""

import os
import random
import struct

PT_LOAD, PT_NOTE = 1, 4


def header(machine=62, bits=2, order=1, kind=4, count=0):
    """An ELF header with `count` program headers right behind it: 62 is x86-64, 4 a core."""
    form = ("<" if order == 1 else ">") + "16sHHIQQQIHHHHHH"
    ident = b"\x7fELF" + bytes([bits, order, 1]) + bytes(9)
    return struct.pack(form, ident, kind, machine, 1, 0, 64 if count else 0, 0, 0, 64, 56, count, 64, 0, 0)


def segment(kind=PT_LOAD, offset=0, address=0, in_file=0, in_memory=0, flags=6):
    return struct.pack("<IIQQQQQQ", kind, flags, offset, address, address, in_file, in_memory, 4096)


def core_of(segments):
    """A core of these segments, without notes. From 65535 on the number of them stands in a section header."""
    if len(segments) < 0xffff:
        return header(count=len(segments)) + b"".join(segments)
    first = 64 + 64
    elf = bytearray(header(count=0xffff))
    struct.pack_into("<QQ", elf, 32, first, 64)
    struct.pack_into("<H", elf, 60, 1)
    section = struct.pack("<IIQQQQIIQQ", 0, 0, 0, 0, 0, 0, 0, len(segments), 0, 0)
    return bytes(elf) + section + b"".join(segments)


def sections(program):
    """Name, offset and size of each section of an ELF file."""
    table, = struct.unpack_from("<Q", program, 40)
    size, count, names = struct.unpack_from("<HHH", program, 58)
    entries = [struct.unpack_from("<IIQQQQIIQQ", program, table + index * size) for index in range(count)]
    start = entries[names][4]
    for entry in entries:
        name = program[start + entry[0]:program.index(b"\0", start + entry[0])].decode()
        yield name, entry[4], entry[5]


def with_dwarf_version(program, version):
    """The program with another version in the header of each of its units."""
    changed = bytearray(program)
    (offset, size), = [(at, size) for name, at, size in sections(program) if name == ".debug_info"]
    at = offset
    while at < offset + size:
        length, = struct.unpack_from("<I", program, at)
        struct.pack_into("<H", changed, at + 4, version)
        at += 4 + length
    return bytes(changed)


def mutations(data, places, count, seed):
    """`count` copies of the data with one to eight bytes changed within the places [(offset, size)]."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            offset, size = chance.choice(places)
            changed[offset + chance.randrange(size)] = chance.randrange(256)
        yield bytes(changed)


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
    os.chmod(path, 0o755)
    return path
