"""A generator that calls itself makes independent generators; a tree comes out in order."""
# rules: ITR-07
# source: test_generators gcomb/recursion


def inorder(tree):
    if tree:
        for label in inorder(tree[0]):
            yield label
        yield tree[1]
        for label in inorder(tree[2]):
            yield label


def drive():
    walk = inorder(((None, 1, None), 2, ((None, 3, None), 4, None)))
    list(walk)
