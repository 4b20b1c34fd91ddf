"""Two coroutines in a row: each value pushed into the first is transformed and pushed on."""
# rules: SND-01 SND-03 PRM-02
# source: PEP 342


def notice_board():
    while True:
        notice = yield
        print(f"pinned: {notice}")


def headline(board):
    while True:
        text = yield
        board.send(text.title())


def drive():
    board = notice_board()
    next(board)
    desk = headline(board)
    next(desk)
    desk.send("lost cat")
    desk.send("found dog")
