namespace {

struct Pair {
    Value first;
    Value second;
};

}  // namespace

Body asks(BodyFrame frame) {
    START;
    Local pair{"pair"};
    const Scope scope{frame, {&pair}};

    Pair both{YIELD(9, integer(1)), YIELD(9, integer(2))};
    pair = list({both.first, both.second});
    call(global(frame, "print"), {pair});
    RETURN(None);
}
