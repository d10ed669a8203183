"""What a part's fields mean: the string that stands under each in its class, for editors and for the author's reference."""

import ast
import inspect
from textwrap import dedent

from .part import Part


def described(kind: type[Part]) -> dict[str, str]:
    """By field, those of its bases with it; read from the source, for Python keeps no strings of fields."""
    said = dict[str, str]()
    for each in reversed(kind.__mro__):
        if issubclass(each, Part) and each is not Part:
            said |= _own(each)
    return said


def _own(kind: type[Part]) -> dict[str, str]:
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(words.value.value)
        for field, words in zip(tree.body, tree.body[1:])
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str)
    }
