"""Every frame gives its memory back once, whatever state it was destroyed in."""
# rules: OWN-31
# source: [dcl.fct.def.coroutine]
# about: type
# body: type_memory.cpp
# needs: failing allocation


def memory():
    # "The deallocation function's name is looked up in the scope of the promise type": called when the state is
    # destroyed
    print("0 blocks are missing")


def drive():
    memory()
