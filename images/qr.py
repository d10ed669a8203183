"""QR codes (ISO/IEC 18004): any text as bytes, error correction M (15 % may be dirty), all forty sizes."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest

# for each size: how many blocks its bytes are dealt to, and how many check bytes a block gets (ISO/IEC 18004, table 9, column M)
_BLOCKS = (
    1,
    1,
    1,
    2,
    2,
    4,
    4,
    4,
    5,
    5,
    5,
    8,
    9,
    9,
    10,
    10,
    11,
    13,
    14,
    16,
    17,
    17,
    18,
    20,
    21,
    23,
    25,
    26,
    28,
    29,
    31,
    33,
    35,
    37,
    38,
    40,
    43,
    45,
    47,
    49,
)
_CHECKS = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, *(28,) * 19)
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda x, y: (x + y) % 2,
    lambda x, y: y % 2,
    lambda x, y: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)
_RUNS = re.compile("0{5,}|1{5,}")
Modules = list[list[int]]


class TooLong(ValueError):
    """The text does not fit into the largest code."""


@lru_cache(256)
def modules(text: str) -> tuple[str, ...]:
    """The rows of the code: "1" is dark.  The mask is the one that is easiest to read.  Raises TooLong."""
    data = text.encode("utf-8")
    size = next((size for size in range(1, 41) if len(data) <= _room(size) - (2 if size < 10 else 3)), 0)
    if not size:
        raise TooLong(f"{len(data)} bytes")
    grid, free = _frame(size)
    bits = "".join(f"{byte:08b}" for byte in _dealt(data, size))
    for (x, y), bit in zip(free, bits.ljust(len(free), "0")):  # a few modules are left over in some sizes
        grid[y][x] = int(bit)
    return min((_masked(grid, free, number) for number in range(8)), key=_penalty)


def _bytes_of(size: int) -> int:
    """How many bytes of data and checks a size holds."""
    n = size // 7 + 2
    return ((16 * size + 128) * size + 64 - (((25 * n - 10) * n - 55) if size > 1 else 0) - (36 if size > 6 else 0)) // 8


def _room(size: int) -> int:
    """How many bytes of data."""
    return _bytes_of(size) - _BLOCKS[size - 1] * _CHECKS[size - 1]


# ---------------------------------------------------------------- the bytes
def _dealt(data: bytes, size: int) -> list[int]:
    """Header, data, padding and checks in the order in which they are laid out."""
    room, count = _room(size), _BLOCKS[size - 1]
    bits = f"0100{len(data):0{8 if size < 10 else 16}b}" + "".join(f"{byte:08b}" for byte in data) + "0000"
    made = [int(bits[k : k + 8].ljust(8, "0"), 2) for k in range(0, min(len(bits), room * 8), 8)]
    made += [(0xEC, 0x11)[k % 2] for k in range(room - len(made))]
    short, longer = divmod(room, count)  # the last blocks are one byte longer
    starts = [k * short + max(0, k - count + longer) for k in range(count + 1)]
    blocks = [made[start:end] for start, end in zip(starts, starts[1:])]
    checks = [_check_bytes(block, _CHECKS[size - 1]) for block in blocks]
    return [byte for part in (blocks, checks) for column in zip_longest(*part) for byte in column if byte is not None]


@cache
def _field() -> tuple[list[int], dict[int, int]]:
    """Powers and logarithms in the field of 256 elements, by the polynomial 0x11D."""
    powers = [1]
    for _ in range(254):
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] > 127 else 0))
    return powers * 2, {power: k for k, power in enumerate(powers)}


def _times(a: int, b: int) -> int:
    powers, logs = _field()
    return powers[logs[a] + logs[b]] if a and b else 0


@cache
def _generator(count: int) -> list[int]:
    """The coefficients of (x − 1)(x − 2)(x − 4)… but for the first."""
    made = [0] * (count - 1) + [1]
    for k in range(count):
        root = _field()[0][k]
        made = [_times(made[n], root) ^ (made[n + 1] if n + 1 < count else 0) for n in range(count)]
    return made


def _check_bytes(block: Sequence[int], count: int) -> list[int]:
    """The remainder of Reed and Solomon."""
    rest, generator = [0] * count, _generator(count)
    for byte in block:
        factor = byte ^ rest[0]
        rest = [a ^ _times(b, factor) for a, b in zip([*rest[1:], 0], generator)]
    return rest


# ---------------------------------------------------------------- the grid
def _frame(size: int) -> tuple[Modules, list[tuple[int, int]]]:
    """The patterns of a size, and the free places in the order in which bits fill them."""
    n = 17 + 4 * size
    grid = [[-1] * n for _ in range(n)]
    for x, y in _alignments(size):
        _square(grid, x, y, 2, (1, 0, 1))
    for k in range(n):
        for x, y in ((k, 6), (6, k)):
            grid[y][x] = (k + 1) % 2
    for x, y in ((3, 3), (n - 4, 3), (3, n - 4)):
        _square(grid, x, y, 4, (1, 1, 0, 1, 0))
    for k in range(9):
        for x, y in ((k, 8), (8, k), *(((n - 1 - k, 8), (8, n - 1 - k)) if k < 8 else ())):
            grid[y][x] = max(grid[y][x], 0)  # kept for the format
    if size > 6:
        rest = size
        for _ in range(12):
            rest = rest << 1 ^ (rest >> 11) * 0x1F25
        for k in range(18):
            for x, y in ((n - 11 + k % 3, k // 3), (k // 3, n - 11 + k % 3)):
                grid[y][x] = (size << 12 | rest) >> k & 1
    return grid, [(x, y) for x, y in _zigzag(n) if grid[y][x] < 0]


def _square(grid: Modules, x: int, y: int, reach: int, rings: Sequence[int]) -> None:
    """Rings around a place, the inner ones first."""
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            if 0 <= x + dx < len(grid) and 0 <= y + dy < len(grid):
                grid[y + dy][x + dx] = rings[max(abs(dx), abs(dy))]


def _alignments(size: int) -> list[tuple[int, int]]:
    """The middles of the small squares."""
    if size == 1:
        return []
    count, end = size // 7 + 2, 10 + 4 * size
    step = 26 if size == 32 else (size * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    places = [6, *(end - k * step for k in range(count - 2, -1, -1))]
    return [(x, y) for x in places for y in places if (x, y) not in ((6, 6), (6, end), (end, 6))]


def _zigzag(n: int) -> Iterator[tuple[int, int]]:
    """Up and down in pairs of columns, from the right."""
    for pair, right in enumerate([*range(n - 1, 6, -2), 5, 3, 1]):
        for k in range(n):
            y = k if pair % 2 else n - 1 - k
            yield right, y
            yield right - 1, y


def _masked(grid: Modules, free: Sequence[tuple[int, int]], number: int) -> tuple[str, ...]:
    """The grid with a mask over its data, and the format that tells which."""
    made, n, mask = [row[:] for row in grid], len(grid), _MASKS[number]
    for x, y in free:
        made[y][x] ^= not mask(x, y)
    rest = number
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    form = (number << 10 | rest) ^ 0x5412
    for k in range(15):
        bit = form >> k & 1
        made[k + (k > 5) if k < 8 else n - 15 + k][8] = bit
        made[8][n - 1 - k if k < 8 else 15 - k - (k > 8)] = bit
    made[n - 8][8] = 1
    return tuple("".join(map(str, row)) for row in made)


def _penalty(rows: Sequence[str]) -> int:
    """How hard a code is to read (ISO/IEC 18004, 7.8.3)."""
    lines = [*rows, *map("".join, zip(*rows))]
    runs = sum(len(run) - 2 for line in lines for run in _RUNS.findall(line))
    like_corners = sum(40 * (line.count("10111010000") + line.count("00001011101")) for line in lines)
    numbers, blocks, whole = [int(row, 2) for row in rows], 0, (1 << len(rows)) - 1
    for upper, lower in zip(numbers, numbers[1:]):
        for both in (upper & lower, ~(upper | lower) & whole):
            blocks += 3 * (both & both >> 1).bit_count()
    dark = sum(row.count("1") for row in rows) * 100 / len(rows) ** 2
    return runs + like_corners + blocks + 10 * int(abs(dark - 50) / 5)
