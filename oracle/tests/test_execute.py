"""What is observed of a scenario, step by step. The expectations are Python's documented behaviour."""

import sys
import textwrap
import unittest

from yieldcheck_oracle.execute import END, Execution, ModuleFailed, execute
from yieldcheck_oracle.fault import Fault, ScenarioError
from yieldcheck_oracle.scenario import parse

CPYTHON = sys.implementation.name == "cpython"

COUNTER = """
def counter(first=0):
    total = first
    while True:
        value = yield total
        if value is None:
            return "end"
        total += value
"""


def scenario(module, drive):
    steps = textwrap.indent(textwrap.dedent(drive).strip("\n"), "    ")
    return parse(textwrap.dedent(module).strip("\n") + "\n\n\ndef drive():\n" + steps + "\n", "a/b", "a/b.py")


def run(module, drive):
    return execute(scenario(module, drive))


def outcomes(module, drive):
    return [step["out"] for step in run(module, drive)]


def logs(module, drive):
    return [step.get("log") for step in run(module, drive)]


class Outcomes(unittest.TestCase):
    def test_life_of_a_generator(self):
        self.assertEqual(
            run(COUNTER, "g = counter(1)\nnext(g)\ng.send(5)\nnext(g)\nnext(g)\n"),
            [
                {"out": ["ret", {"g": "g"}], "g": {"g": {"st": "C", "loc": {"first": 1}}}},
                {"out": ["yield", 1], "g": {"g": {"st": "S", "ln": 4, "loc": {"first": 1, "total": 1}}}},
                {"out": ["yield", 6], "g": {"g": {"st": "S", "ln": 4, "loc": {"first": 1, "total": 6, "value": 5}}}},
                {"out": ["stop", "end"], "g": {"g": {"st": "X"}}},
                {"out": ["stop", None]},
                {"op": END, "out": ["ok"]},
            ],
        )

    def test_statements_drops_and_moves(self):
        found = outcomes(COUNTER, "g = counter()\nh = g\ndel g\na, b = 1, 2\nb\nfor a in [1]: pass\nb += 1\n")
        self.assertEqual(found[1:], [["ok"], ["ok"], ["ok"], ["ret", 2], ["ok"], ["ok"], ["ok"]])

    def test_the_drive_goes_on_after_an_exception(self):
        found = outcomes(COUNTER, "next(nothing)\ndel nothing\ng = counter()\nnext(g)\n")
        self.assertEqual([outcome[0] for outcome in found], ["raise", "raise", "ret", "yield", "ok"])
        self.assertEqual(found[0][1]["id"], "NameError#1")
        self.assertEqual(found[1][1]["id"], "NameError#2")

    def test_names_of_drive_are_names_of_the_module(self):
        module = "def read():\n    return shared\n"
        self.assertEqual(outcomes(module, "shared = 5\nread()\n")[1], ["ret", 5])

    def test_a_known_stop_iteration_is_an_exception(self):
        module = "class Stopper:\n    def __next__(self):\n        raise stop\nstop = StopIteration(1)\n"
        found = outcomes(module, "s = Stopper()\nstop\nnext(s)\n")
        self.assertEqual(found[2], ["raise", {"id": "StopIteration#1", "args": [1], "msg": "1", "value": 1}])

    def test_a_stop_iteration_of_code_is_an_exception(self):
        found = outcomes(COUNTER, "box = [iter([])]\nnext(box[0])\n")
        self.assertEqual(found[1], ["raise", {"id": "StopIteration#1", "args": []}])

    def test_exits_and_interrupts_are_exceptions(self):
        module = "def f(error):\n    raise error\n"
        found = outcomes(module, "f(SystemExit(3))\nf(KeyboardInterrupt())\nf(GeneratorExit())\n")
        expected = ["SystemExit#1", "KeyboardInterrupt#1", "GeneratorExit#1"]
        self.assertEqual([out[1]["id"] for out in found[:3]], expected)

    def test_thrown_object_is_recognised(self):
        module = "def f():\n    yield 1\n"
        found = outcomes(module, "error = ValueError('v')\ng = f()\nnext(g)\ng.throw(error)\n")
        self.assertEqual(found[0], ["ret", {"e": "ValueError#1"}])
        self.assertEqual(found[3], ["raise", {"id": "ValueError#1", "args": ["v"]}])

    def test_a_generator_takes_the_name_it_is_first_assigned_to(self):
        found = outcomes(COUNTER, "g = counter()\nh = g\nh\ncounter()\n[counter(), g]\n")
        self.assertEqual(found[2], ["ret", {"g": "g"}])
        self.assertEqual(found[3], ["ret", {"g": "counter#1"}])
        self.assertEqual(found[4], ["ret", [{"g": "counter#2"}, {"g": "g"}]])


class Logs(unittest.TestCase):
    def test_print(self):
        drive = """
            print(1, "a", None)
            print(1, 2, sep="-")
            print("x", end="")
            print("x", end="!\\n")
            print()
            print("two\\nlines")
            print("lone \\ud800")
            print(print)
            print(1, sep=5)
            print(1, wrong=5)
        """
        found = run("", drive)
        self.assertEqual(
            [step.get("log") for step in found[:7]],
            [["1 a None"], ["1-2"], ["x"], ["x!"], [""], ["two\nlines"], [{"u": [ord(c) for c in "lone \ud800"]}]],
        )
        self.assertEqual([found[index]["out"][1]["id"] for index in (8, 9)], ["TypeError#1", "TypeError#2"])

    def test_addresses_differ_and_are_left_out(self):
        found = logs(COUNTER, "g = counter()\nprint(g)\n")[1]
        self.assertEqual(found, ["<generator object counter at 0x>"])

    def test_print_to_a_file_is_no_log(self):
        module = "import io\nfile = io.StringIO()\n"
        found = run(module, "print(1, file=file)\nfile.getvalue()\n")
        self.assertNotIn("log", found[0])
        self.assertEqual(found[1]["out"], ["ret", "1\n"])

    def test_note_encodes(self):
        self.assertEqual(logs("", "note(1, (2,), 'x')\nnote()\n")[:2], [[[1, {"t": [2]}, "x"]], [[]]])

    def test_exc_now(self):
        module = """
            def f():
                note(exc_now())
                try:
                    yield 1
                except KeyError:
                    note(exc_now())
                    yield 2
                    note(exc_now())
                note(exc_now())
            def handling(g):
                try:
                    raise ValueError
                except ValueError:
                    next(g)
        """
        found = logs(module, "g = f()\nhandling(g)\ng.throw(KeyError)\nlist(g)\nexc_now()\n")
        self.assertEqual(found[1:4], [[["ValueError"]], [["KeyError"]], [["KeyError"], [None]]])

    def test_state_and_snap_from_inside(self):
        module = "def f():\n    note(state(g))\n    snap(g)\n    yield 1\n"
        found = run(module, "g = f()\nstate(g)\nnext(g)\nstate(g)\nsnap(5)\n")
        self.assertEqual(found[1]["out"], ["ret", "GEN_CREATED"])
        self.assertEqual(found[2]["log"], [["GEN_RUNNING"], {"snap": "g", "is": {"st": "R"}}])
        self.assertEqual(found[3]["out"], ["ret", "GEN_SUSPENDED"])
        self.assertEqual(found[4]["out"][1]["id"], "TypeError#1")

    def test_unraisable(self):
        module = "def f():\n    try:\n        yield 1\n    finally:\n        raise KeyError('late')\n"
        found = logs(module, "g = f()\nnext(g)\ndel g\n")[2]
        self.assertEqual(found[0]["unraisable"]["id"], "KeyError#1")

    def test_helpers_are_gone_afterwards(self):
        import builtins

        run("", "note(1)\n")
        self.assertFalse(hasattr(builtins, "note"))
        self.assertIs(print, builtins.print)
        self.assertNotIn("scenario", sys.modules)

    def test_warnings_by_category(self):
        found = run("import warnings\n", "warnings.warn('x', DeprecationWarning)\n" * 2 + "1\n")
        expected = [["DeprecationWarning"], ["DeprecationWarning"], None, None]
        self.assertEqual([step.get("warn") for step in found], expected)


class Finalisation(unittest.TestCase):
    """Observing must not keep alive what the scenario has let go of."""

    FINALLY = """
        def f():
            try:
                yield 1
            finally:
                print("fin")
    """

    def test_del(self):
        self.assertEqual(logs(self.FINALLY, "g = f()\nnext(g)\ndel g\n1\n")[2:], [["fin"], None, None])

    def test_name_rebound(self):
        self.assertEqual(logs(self.FINALLY, "g = f()\nnext(g)\ng = None\n1\n")[2:], [["fin"], None, None])
        self.assertEqual(logs(self.FINALLY, "g = f()\nnext(g)\ng = f()\n1\n")[2:], [["fin"], None, None])

    def test_attribute_deleted(self):
        module = self.FINALLY + "\n        class Box:\n            pass\n"
        found = run(module, "box = Box()\nbox.g = f()\nnext(box.g)\ndel box.g\ndel box.g\n")
        self.assertEqual(found[3], {"out": ["ok"], "log": ["fin"]})
        self.assertEqual(found[4]["out"][1]["id"], "AttributeError#1")

    def test_item_and_several_names_deleted(self):
        self.assertEqual(logs(self.FINALLY, "box = [f()]\nnext(box[0])\ndel box[0]\n")[2], ["fin"])
        self.assertEqual(logs(self.FINALLY, "g = f()\nh = f()\nnext(g)\ndel g, h\n")[3], ["fin"])

    def test_result_that_nobody_keeps(self):
        module = self.FINALLY + """
        def make():
            g = f()
            next(g)
            return g
        """
        self.assertEqual(logs(module, "make()\n1\n"), [["fin"], None, None])

    def test_after_a_failed_lookup_on_it(self):
        # since 3.10 an AttributeError refers to the object
        self.assertEqual(logs(self.FINALLY, "g = f()\nnext(g)\ng.nothing\ndel g\n")[3], ["fin"])

    def test_after_an_exception_came_out(self):
        module = """
            class Watched:
                def __del__(self):
                    print("released")
            def f():
                held = Watched()
                yield 1
        """
        found = logs(module, "g = f()\nnext(g)\ng.throw(ValueError)\n1\n")
        self.assertEqual(found[2], ["released"])

    def test_suspended_in_a_handler(self):
        module = """
            def f():
                try:
                    try:
                        raise KeyError(1)
                    except KeyError as error:
                        yield error
                finally:
                    print("fin")
        """
        self.assertEqual(logs(module, "g = f()\nnext(g)\ndel g\n1\n")[2:], [["fin"], None, None])

    def test_values_that_a_body_has_let_go_of(self):
        # before 3.13 a frame keeps a copy of its locals for whoever asked for them
        module = """
            class Watched:
                def __del__(self):
                    print("released")
            def f():
                held = Watched()
                yield 1
                held = None
                yield 2
        """
        self.assertEqual(logs(module, "g = f()\nnext(g)\nnext(g)\n")[1:3], [None, ["released"]])

    def test_somebody_else_s_view_of_the_locals_stays(self):
        module = "def f(x):\n    view = locals()\n    yield 1\n    yield sorted(view)\n"
        self.assertIn("x", outcomes(module, "g = f(5)\nnext(g)\nnext(g)\n")[2][1])

    def test_a_view_of_the_locals_that_drive_keeps(self):
        module = "def f(x):\n    yield 1\n    yield 2\n"
        found = outcomes(module, "g = f(5)\nview = g.gi_frame.f_locals\nnext(g)\nview['x']\n")
        self.assertEqual(found[3], ["ret", 5])

    def test_the_end_disposes_newest_first(self):
        module = "def f(name):\n    try:\n        yield 1\n    finally:\n        print(name)\n"
        found = run(module, "a = f('a')\nb = f('b')\nnext(b)\nnext(a)\n")
        self.assertEqual(found[-1], {"op": END, "out": ["ok"], "log": ["b", "a"]})

    @unittest.skipUnless(CPYTHON, "PyPy collects after each step")
    def test_a_cycle_is_left_alone_until_the_next_scenario(self):
        module = self.FINALLY + "\n        class Box:\n            pass\n"
        found = run(module, "box = Box()\nbox.own = box\nbox.g = f()\nnext(box.g)\ndel box\n1\n")
        self.assertTrue(all("log" not in step for step in found))
        self.assertNotIn("log", run("", "1\n")[0])

    def test_accounting(self):
        module = self.FINALLY + "\n        kept = []\n"
        for drive in ("g = f()\nnext(g)\n", "kept.append(f())\nnext(kept[0])\nkept.append(kept)\n"):
            with Execution(scenario(module, drive)) as execution:
                execution.start()
                for number in range(len(drive.splitlines())):
                    execution.step(scenario(module, drive).steps[number])
                execution.finish()
                self.assertEqual(execution.leftover(), 0)


class Snapshots(unittest.TestCase):
    def test_only_when_changed(self):
        found = run(COUNTER, "g = counter()\n1\nh = g\ndel h\nnext(g)\n")
        self.assertEqual([sorted(step.get("g", {})) for step in found[:-1]], [["g"], [], ["h"], [], ["g"]])

    def test_a_name_that_holds_a_new_generator(self):
        found = run(COUNTER, "g = counter(1)\ng = counter(2)\n")
        self.assertEqual(found[1]["g"], {"g": {"st": "C", "loc": {"first": 2}}})

    def test_delegation(self):
        module = "def inner():\n    yield 1\ndef outer():\n    yield from inner()\n"
        inner = {"n": "inner#1", "st": "S", "ln": 2}
        self.assertEqual(run(module, "g = outer()\nnext(g)\n")[1]["g"], {"g": {"st": "S", "ln": 4, "yf": inner}})

    def test_delegation_to_iterators(self):
        module = "def outer(items):\n    yield from items\n"
        for items in ("[1]", "(1,)", "range(3)", "'ab'", "b'ab'", "{1: 2}", "{1}", "{1: 2}.values()"):
            found = run(module, "g = outer(%s)\nnext(g)\n" % items)
            self.assertEqual(found[1]["g"]["g"]["yf"], {"it": "iter"}, items)
        module += "class Own:\n    def __iter__(self):\n        return self\n"
        module += "    def __next__(self):\n        return 1\n"
        self.assertEqual(run(module, "g = outer(Own())\nnext(g)\n")[1]["g"]["g"]["yf"], {"it": "Own"})

    def test_a_long_chain_is_cut(self):
        module = "def chain(n):\n    if n:\n        yield from chain(n - 1)\n    yield n\n"
        shot = run(module, "g = chain(60)\nnext(g)\n")[1]["g"]["g"]
        depth = 0
        while isinstance(shot["yf"], dict):
            shot, depth = shot["yf"], depth + 1
        self.assertEqual((depth, shot["yf"]), (40, "..."))

    def test_locals_without_the_iterator_of_a_generator_expression(self):
        found = run("", "g = (x for x in [1])\nnext(g)\n")
        self.assertEqual([step["g"]["g"].get("loc") for step in found[:2]], [None, {"x": 1}])

    def test_coroutines(self):
        module = """
            class Pause:
                def __await__(self):
                    return (yield "paused")
            async def work():
                return await Pause()
        """
        found = run(module, "c = work()\nstate(c)\nc.send(None)\nc.send(5)\n")
        expected = [["ret", "CORO_CREATED"], ["yield", "paused"], ["stop", 5]]
        self.assertEqual([step["out"] for step in found[1:4]], expected)
        self.assertEqual(found[0]["g"], {"c": {"st": "C"}})
        awaited = {"n": "__await__#1", "st": "S", "ln": 3, "loc": {"self": {"o": "Pause#1"}}}
        self.assertEqual(found[2]["g"]["c"]["yf"], awaited)
        self.assertEqual(found[3]["g"], {"c": {"st": "X"}})


class AsData(unittest.TestCase):
    """Performing the operations gives what running the statements gives."""

    def test_every_kind_of_operation(self):
        module = COUNTER + "def pair(a, *, b):\n    return (a, b)\n"
        drive = """
            g = counter(3)
            next(g)
            h = g
            x = h.send(-4)
            pair(x, b=ValueError("v"))
            state(h)
            h.throw(KeyError("k"))
            g.close()
            del g
            list(h)
            i = counter()
            i.send(1.5)
            box = [counter(2)]
            next(box[0])
            del nothing
            y = nothing
            next(nothing)
        """
        parsed = scenario(module, drive)
        with Execution(parsed) as execution:
            execution.start()
            performed = [execution.perform(step.operation) for step in parsed.steps] + [execution.finish()]
        expected = execute(parsed)
        del expected[-1]["op"]
        self.assertEqual(performed, expected)

    def test_unknown_line(self):
        with Execution(scenario("", "1\n")) as execution:
            execution.start()
            with self.assertRaises(Fault):
                execution.perform({"op": "code", "line": 99, "text": "x"})


class Failures(unittest.TestCase):
    def test_module_that_raises(self):
        with self.assertRaises(ModuleFailed) as caught:
            run("x = 1\ny = x / 0\n", "1\n")
        self.assertEqual((caught.exception.kind, caught.exception.line), ("ZeroDivisionError", 2))

    def test_syntax_that_only_the_compiler_sees(self):
        for module, drive in (("yield 1\n", "1\n"), ("", "break\n"), ("def f():\n    nonlocal x\n", "1\n")):
            with self.assertRaises(ScenarioError) as caught:
                run(module, drive)
            self.assertTrue(caught.exception.is_syntax)
            self.assertIsNotNone(caught.exception.line)

    def test_the_next_scenario_is_not_affected(self):
        with self.assertRaises(ModuleFailed):
            run("import builtins\nraise ValueError\n", "1\n")
        self.assertEqual(run("", "print(1)\n")[0]["log"], ["1"])


if __name__ == "__main__":
    unittest.main()
