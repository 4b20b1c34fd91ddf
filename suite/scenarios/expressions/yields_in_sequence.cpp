Body asks(BodyFrame frame) {
    START;
    Local first{"first"};
    Local second{"second"};
    Local chosen{"chosen"};
    const Scope scope{frame, {&first, &second, &chosen}};

    Value left, right;
    left = YIELD(9, integer(1)), right = YIELD(9, integer(2));
    first = left;
    second = right;
    left = right = {};
    call(global(frame, "print"), {text("both")});
    if (is(YIELD(11, integer(3)), None) && is(YIELD(11, integer(4)), None)) {
        call(global(frame, "print"), {text("and")});
    }
    if (!is(YIELD(13, integer(5)), None) || is(YIELD(13, integer(6)), None)) {
        call(global(frame, "print"), {text("or")});
    }
    chosen = boolean(!is(YIELD(15, integer(7)), None));
    const Value last = truthy(chosen) ? text("then") : YIELD(16, integer(8));
    call(global(frame, "print"), {last});
    RETURN(None);
}
