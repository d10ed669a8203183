"""A link of Windows' shell (.lnk) to a command, by its own COM object (IShellLinkW, IPersistFile)."""

import ctypes as c
import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

CLASS, LINK, FILE = (  # CLSID_ShellLink, IID_IShellLinkW, IID_IPersistFile
    "00021401-0000-0000-c000-000000000046",
    "000214f9-0000-0000-c000-000000000046",
    "0000010b-0000-0000-c000-000000000046",
)
QUERY, RELEASE = 0, 2  # IUnknown's methods by their places in the table
DESCRIPTION, DIRECTORY, ARGUMENTS, PATH, SAVE = 7, 9, 11, 20, 6
IN_PROCESS = 1


def put_link(path: Path, command: Sequence[str], about: str, directory: Path) -> None:
    """Write it; raises OSError."""
    if sys.platform != "win32":
        raise OSError(0, "links of Windows' shell are made on Windows")
    c.windll.ole32.CoInitialize(None)
    link, file, wanted = c.c_void_p(), c.c_void_p(), _guid(FILE)
    c.oledll.ole32.CoCreateInstance(_guid(CLASS), None, IN_PROCESS, _guid(LINK), c.byref(link))
    try:
        said = (PATH, command[0]), (ARGUMENTS, subprocess.list2cmdline(command[1:])), (DESCRIPTION, about), (DIRECTORY, str(directory))
        for method, words in said:
            _call(link, method, (c.c_wchar_p, words))
        _call(link, QUERY, (c.c_void_p, c.addressof(wanted)), (c.c_void_p, c.addressof(file)))
        try:
            _call(file, SAVE, (c.c_wchar_p, str(path)), (c.c_int, 1))
        finally:
            _call(file, RELEASE)
    finally:
        _call(link, RELEASE)


def _guid(text: str) -> "c.Array[c.c_ubyte]":
    return (c.c_ubyte * 16).from_buffer_copy(uuid.UUID(text).bytes_le)


def _call(object_: c.c_void_p, method: int, *arguments: tuple[type, object]) -> None:
    """A method of a COM object; raises OSError where it says no."""
    if sys.platform == "win32":
        table = c.cast(c.cast(object_, c.POINTER(c.c_void_p))[0], c.POINTER(c.c_void_p))
        result = c.c_ulong if method == RELEASE else c.HRESULT
        c.WINFUNCTYPE(result, c.c_void_p, *(kind for kind, _ in arguments))(table[method])(object_, *(said for _, said in arguments))
