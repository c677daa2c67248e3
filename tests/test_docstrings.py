"""Every public name says what it takes, gives and raises, in numpydoc sections, with an example."""

import ast
import functools
import importlib
import inspect
import re
import textwrap

import pytest

import framing

ROOMS = ("framing", "framing.charts", "framing.coding", "framing.corpus", "framing.formulas")
CALLED_BY_PEOPLE = {"Corrections": {"from_csv"}, "Lexicon": {"from_csv", "from_dic", "parse", "only", "check", "matches"}}
"""Of classes whose other methods are what the package asks of them as it looks for cues: what people call."""


def public_names(room):
    module = importlib.import_module(room)
    own = [
        name for name, value in vars(module).items() if getattr(value, "__module__", "") == room and inspect.isroutine(value)
    ]
    return sorted({*(getattr(module, "__all__", None) or own)} - {"METRICS", "__version__"})


NAMES = [(room, name) for room in ROOMS for name in public_names(room)]
THINGS = {f"{room}.{name}": getattr(importlib.import_module(room), name) for room, name in NAMES}
CLASSES = {name: thing for name, thing in THINGS.items() if inspect.isclass(thing)}


def members(thing):
    """Public members by name, those inherited from classes of the package too, and what reads each as a function."""
    found = {}
    for owner in thing.__mro__:
        for name, value in vars(owner).items() if owner.__module__.startswith("framing") else ():
            if not name.startswith("_"):
                found.setdefault(name, value)
    return found


def function_of(member):
    for kind, name in ((property, "fget"), (functools.cached_property, "func"), ((classmethod, staticmethod), "__func__")):
        if isinstance(member, kind):
            return getattr(member, name)
    return member


def methods(thing):
    return {
        name: function_of(value)
        for name, value in members(thing).items()
        if inspect.isfunction(value) or isinstance(value, (classmethod, staticmethod))
    }


def told(name, text):
    """Whether a list of parameters or attributes has this one."""
    return re.search(rf"^(\w+, )*{name}(, \w+)*( : .*)?$", text, re.MULTILINE) is not None


def attributes(thing):
    """Names of what an instance holds: fields, and what is read like a field."""
    fields = {name for name in inspect.get_annotations(thing) if not name.startswith("_")}
    return fields | {name for name, value in members(thing).items() if isinstance(value, (property, functools.cached_property))}


def raises(function):
    source = textwrap.dedent(inspect.getsource(function))
    return any(isinstance(node, ast.Raise) and node.exc is not None for node in ast.walk(ast.parse(source)))


def lacking(function, *, example=True):
    """What the docstring of a function lacks."""
    text = inspect.getdoc(function) or ""
    takes = [name for name in inspect.signature(function).parameters if name not in {"self", "cls"}]
    sections = set(re.findall(r"^(\w+)\n-{3,}$", text, re.MULTILINE))
    wanted = {"Returns"} | ({"Parameters"} if takes else set()) | ({"Raises"} if raises(function) else set())
    if example and takes:
        wanted.add("Examples")
    described = text.partition("Parameters\n---")[2]
    unsaid = {name for name in takes if not told(name, described)}
    return (wanted - sections) | unsaid | (set() if text else {"docstring"})


@pytest.mark.parametrize("name", sorted(THINGS))
def test_a_public_name(name):
    thing = THINGS[name]
    assert ">>> " in (inspect.getdoc(thing) or ""), f"{name} has no example"
    if not inspect.isclass(thing):
        assert not lacking(thing), f"the docstring of {name} lacks {lacking(thing)}"


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_members_of_a_public_class(name):
    called = CALLED_BY_PEOPLE.get(name.rpartition(".")[2])
    for method, function in methods(CLASSES[name]).items():
        if called is None or method in called:
            assert not lacking(function), f"the docstring of {name}.{method} lacks {lacking(function)}"
        assert inspect.getdoc(function), f"{name}.{method} has no docstring"


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_attributes_of_a_public_class(name):
    thing = CLASSES[name]
    text = inspect.getdoc(thing)
    for attribute in attributes(thing):
        own = inspect.getdoc(function_of(members(thing)[attribute])) if attribute in members(thing) else ""
        is_field = attribute in inspect.get_annotations(thing)
        assert told(attribute, text) or (own and not is_field), f"{name}.{attribute} is not told"


@pytest.mark.parametrize("metric", framing.METRICS, ids=lambda metric: metric.column)
def test_a_metric_has_an_example(metric):
    assert ">>> " in inspect.getdoc(metric.value)


def test_the_rules_find_what_lacks():
    def without_anything(a):
        raise ValueError(a)

    def with_all(a):
        """It.

        Parameters
        ----------
        a : int

        Returns
        -------
        int

        Raises
        ------
        ValueError

        Examples
        --------
        >>> 1
        """
        raise ValueError(a)

    assert lacking(without_anything) == {"Parameters", "Returns", "Raises", "Examples", "a", "docstring"}
    assert not lacking(with_all)
    assert {"framing.Lexicon", "framing.corpus.Run", "framing.coding.Agreement"} <= set(CLASSES)
    assert {"from_csv", "only", "matches"} <= set(methods(framing.Lexicon))
    assert {"evidence", "scores", "english"} <= attributes(framing.Analysis)
    assert len(THINGS) > 50
