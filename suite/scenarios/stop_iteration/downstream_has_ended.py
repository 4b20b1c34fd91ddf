"""When the generator downstream ends, its StopIteration leaks into the sender, which turns it into RuntimeError."""
# rules: S79-02 SND-01
# source: PEP 479


def one_notice_board():
    notice = yield
    print(f"pinned: {notice}")


def headline(board):
    while True:
        text = yield
        board.send(text.title())


def drive():
    board = one_notice_board()
    next(board)
    desk = headline(board)
    next(desk)
    desk.send("lost cat")
