"""A generator can be neither copied nor pickled."""
# rules: INS-10
# source: test_copy test_pickle

import copy
import pickle


def worker():
    yield 1


def drive():
    generator = worker()
    copy.copy(generator)
    pickle.dumps(generator)
    next(generator)
