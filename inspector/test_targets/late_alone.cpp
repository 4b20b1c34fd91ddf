// A program that is small to build: the generator of the library, within the program itself.
#include "late.cpp"

int main(int argument_count, char** arguments) {
    auto created = late(1), first = late(2), second = late(3);
    first.next();
    second.advanced(2);
    report::wait(argument_count, arguments);
}
