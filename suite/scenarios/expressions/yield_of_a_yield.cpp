Body asks(BodyFrame frame) {
    START;
    Local answer{"answer"};
    const Scope scope{frame, {&answer}};

    answer = YIELD(9, YIELD(9, text("inner")));
    call(global(frame, "print"), {text("answer"), answer});
    RETURN(None);
}
