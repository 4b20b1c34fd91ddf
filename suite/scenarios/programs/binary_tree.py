"""A sorted tree is an iterable object: its __iter__ is a generator that delegates to both branches."""
# rules: DLN-01 DLX-06 ITR-01
# source: test_generators tutorial


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, label):
        if self.root is None:
            self.root = Node(label)
        else:
            self.root.insert(label)

    def __iter__(self):
        if self.root is not None:
            yield from self.root


class Node:
    def __init__(self, label):
        self.label = label
        self.left = None
        self.right = None

    def insert(self, label):
        if label < self.label:
            if self.left is None:
                self.left = Node(label)
            else:
                self.left.insert(label)
        elif self.right is None:
            self.right = Node(label)
        else:
            self.right.insert(label)

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.label
        if self.right is not None:
            yield from self.right


tree = Tree()
for word in "many hands make light work".split():
    tree.insert(word)


def drive():
    list(tree)
    words = iter(tree)
    next(words)
    next(words)
    tree.insert("quickly")
    list(words)
