// Scalars, pointers, arrays, classes and unions, as the language has them.
#include "canonical.hpp"
#include "report.hpp"

#include <cfloat>
#include <climits>
#include <compare>

using canonical::address;
using canonical::show;

enum class Color : unsigned char { red, green = 7, blue };
enum Flags { no_right = 0, may_read = 1, may_write = 2, may_execute = 4 };
enum class Level : long long { low = LLONG_MIN, high = LLONG_MAX };

struct Point {
    int x;
    double y;
};
struct Bits {
    unsigned low : 3;
    int middle : 5;
    bool flag : 1;
    Color color : 4;
    unsigned long high : 40;
};
struct Base {
    int base = 1;
    virtual ~Base() = default;
    virtual int answer() const { return 1; }
};
struct Other {
    long other = 2;
    virtual ~Other() = default;
};
struct Derived : Base, Other {
    std::string own = "derived";
    int answer() const override { return 2; }
};
struct Root {
    int root = 10;
    virtual ~Root() = default;
};
struct Left : virtual Root {
    int left = 11;
};
struct Right : virtual Root {
    int right = 12;
};
struct Diamond : Left, Right {
    int bottom = 13;
};
struct Node {
    int number;
    Node* next;
};
struct Opaque;  // defined nowhere
struct Empty {};
struct WithEmpty : Empty {
    static inline int shared = 99;
    int mine = 5;
};
union Either {
    int number;
    float real;
};
struct Tagged {
    bool is_number;
    union {
        int number;
        char letter;
    };
};
namespace {
struct Hidden : Base {
    int secret = 77;
};
int doubled(int value) { return 2 * value; }
}  // namespace

struct Account {
    int balance = 5;
    long limit = 6;
    int pay(int amount) { return balance -= amount; }
    virtual int fee() { return 1; }
    virtual ~Account() = default;
};

Generator<int> scalars(int bound) {
    bool yes = true, no = false;
    char letter = 'q', tab = '\t', negative_letter = static_cast<char>(-3);
    signed char small = -128;
    unsigned char byte = 255;
    wchar_t wide = L'w';
    char8_t eight = u8'8';
    char16_t sixteen = u'\u20ac';
    char32_t thirty_two = U'\U0001F600';
    short little = SHRT_MIN;
    unsigned short little_unsigned = USHRT_MAX;
    int number = INT_MIN;
    unsigned number_unsigned = UINT_MAX;
    long large = LONG_MIN;
    unsigned long long largest = ULLONG_MAX;
    __extension__ __int128 huge = -(static_cast<__int128>(1) << 100);
    __extension__ unsigned __int128 huge_unsigned = ~static_cast<unsigned __int128>(0);
    float single = 0.1F, largest_float = FLT_MAX, tiny_float = FLT_TRUE_MIN;
    double real = 0.1, minus_zero = -0.0, infinite = -1.0 / 0.0, undefined = __builtin_nan("");
    long double long_real = 0.1L, long_largest = LDBL_MAX;
    Color color = Color::green;
    Color unnamed = static_cast<Color>(5);
    Flags flags = static_cast<Flags>(may_read | may_execute), no_flags = no_right, odd_flags = static_cast<Flags>(9);
    Level level = Level::low;
    std::nullptr_t nothing = nullptr;
    int bound_copy = bound;
    SAY(yes), SAY(no), SAY(letter), SAY(tab), SAY(negative_letter), SAY(small), SAY(byte), SAY(wide), SAY(eight);
    SAY(sixteen), SAY(thirty_two), SAY(little), SAY(little_unsigned), SAY(number), SAY(number_unsigned), SAY(large);
    SAY(largest), SAY(single), SAY(largest_float), SAY(tiny_float), SAY(real), SAY(minus_zero), SAY(infinite);
    SAY_AS(huge, "-1267650600228229401496703205376");
    SAY_AS(huge_unsigned, "340282366920938463463374607431768211455");
    SAY(undefined), SAY(long_real), SAY(long_largest), SAY(nothing), SAY(bound_copy);
    SAY_AS(color, "green"), SAY_AS(unnamed, "5"), SAY_AS(flags, "may_read | may_execute"), SAY_AS(no_flags, "no_right");
    SAY_AS(odd_flags, "9"), SAY_AS(level, "low");
    co_yield number + static_cast<int>(real + long_real) + static_cast<int>(large);
    co_yield yes + no + letter + tab + negative_letter + small + byte + static_cast<int>(huge) +
        static_cast<int>(huge_unsigned) + static_cast<int>(single) + static_cast<int>(largest);
}

Generator<int> pointers(int* parameter) {
    int target = 42;
    int* to_int = &target;
    const int* const to_const = to_int;
    int** to_pointer = &to_int;
    void* to_void = to_int;
    int* null = nullptr;
    const char* text = "some text";
    const char16_t* wide_text = u"w\u00efde";
    int (*function)(int) = doubled;
    int (*no_function)(int) = nullptr;
    int Account::*member = &Account::balance;
    int Account::*no_member = nullptr;
    int (Account::*method)(int) = &Account::pay;
    int (Account::*virtual_method)() = &Account::fee;
    int (Account::*no_method)() = nullptr;
    Account account;
    int& reference = target;
    int&& temporary = 17;
    char letters[] = "letters";
    const char& letter = letters[2];
    const int(&array_reference)[3] = *new int[1][3]{{1, 2, 3}};
    int* wild = reinterpret_cast<int*>(0x10);
    Opaque& opaque = *reinterpret_cast<Opaque*>(to_int);
    Opaque* to_opaque = &opaque;
    Node third{3, nullptr}, second{2, &third}, first{1, &second};
    Node itself{9, &itself};
    SAY(to_int), SAY(to_void), SAY(null), SAY(text);
    SAY_AS(to_const, show(static_cast<const int*>(to_const)));
    SAY_AS(to_pointer, address(to_pointer) + " → " + address(to_int) + " → 42");
    SAY_AS(wide_text, address(wide_text) + " → \"w\u00efde\"");
    SAY_AS(function, "doubled(int)"), SAY_AS(no_function, "nullptr");
    SAY_AS(member, "&Account::balance"), SAY_AS(no_member, "nullptr");
    SAY_AS(method, "Account::pay(int)"), SAY_AS(no_method, "nullptr");
    SAY(reference), SAY(temporary), SAY(letter);
    SAY_AS(array_reference, "[1, 2, 3]");
    SAY_AS(wild, "0x10 → <unavailable: the memory at 0x10 cannot be read>");
    SAY_AS(opaque, "& " + address(&opaque) + " <the debug information only declares Opaque>");
    SAY_AS(to_opaque, address(&opaque) + " <the debug information only declares Opaque>");
    SAY_AS(first, "{number = 1, next = " + address(&second) + " → {number = 2, next = " + address(&third) +
                      " → {number = 3, next = nullptr}}}");
    // The object itself is being read when its pointer leads back to it.
    SAY_AS(itself, "{number = 9, next = " + address(&itself) + " → {number = 9, next = " + address(&itself) +
                       " <a cycle: it is shown further up>}}");
    co_yield (*to_int) + *to_const + **to_pointer + (to_void != nullptr) + (null == nullptr) + text[0] + wide_text[0];
    co_yield (function != no_function) + (member != no_member) + (method != nullptr) + (virtual_method != no_method) +
        reference + account.balance + temporary + letter + array_reference[0] + (wild != nullptr) +
        (to_opaque == &opaque) + first.number + itself.number + *parameter;
}

Generator<int> classes(int start) {
    Point point{start, 2.5};
    Bits bits{5, -9, true, Color::blue, 1UL << 33};
    Derived derived;
    Diamond diamond;
    Base* base = &derived;
    Other* other = &derived;
    Root* root = &diamond;
    Base& base_reference = derived;
    Hidden hidden;
    Base* to_hidden = &hidden;
    WithEmpty with_empty;
    Either either{.number = 0x3f800000};
    Tagged tagged{true, {65}};
    Point points[2][2] = {{{1, 1.5}, {2, 2.5}}, {{3, 3.5}, {4, 4.5}}};
    int cube[2][3][2] = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    char word[8] = "word";
    char words[2][6] = {"one", "two"};
    unsigned char raw[3] = {1, 2, 255};
    int many[150] = {7};
    int none_at_all = 0;
    auto ordering = 1 <=> 2;
    auto lambda = [start, &point, text = std::string("captured")](int more) {
        return start + point.x + more + static_cast<int>(text.size());
    };
    const std::string d = "{Base, ";
    SAY_AS(point, "{x = " + show(start) + ", y = 2.5}");
    SAY_AS(bits, "{low = 5, middle = -9, flag = true, color = blue, high = 8589934592}");
    SAY_AS(derived, "{{base = 1}, {other = 2}, own = \"derived\"}");
    SAY_AS(diamond, "{{{root = 10}, left = 11}, {{root = 10}, right = 12}, bottom = 13}");
    SAY_AS(base, address(&derived) + " → {{base = 1}, {other = 2}, own = \"derived\"}");
    SAY_AS(other, address(other) + " → {{base = 1}, {other = 2}, own = \"derived\"}");
    SAY_AS(root, address(root) + " → {{{root = 10}, left = 11}, {{root = 10}, right = 12}, bottom = 13}");
    SAY_AS(base_reference, "{{base = 1}, {other = 2}, own = \"derived\"}");
    SAY_AS(to_hidden, address(&hidden) + " → {{base = 1}, secret = 77}");
    SAY_AS(with_empty, "{mine = 5}");
    SAY_AS(either, "union {number = 1065353216, real = 1}");
    SAY_AS(tagged, "{is_number = true, union {number = 65, letter = 'A'}}");
    SAY_AS(points, "[[{x = 1, y = 1.5}, {x = 2, y = 2.5}], [{x = 3, y = 3.5}, {x = 4, y = 4.5}]]");
    SAY_AS(cube, "[[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]");
    SAY_AS(word, "\"word\""), SAY_AS(words, "[\"one\", \"two\"]"), SAY_AS(raw, "[1, 2, 255]");
    SAY_AS(many, show(std::vector<int>(many, many + 150)));
    SAY_AS(lambda, "{start = " + show(start) + ", point = {x = " + show(start) + ", y = 2.5}, text = \"captured\"}");
    SAY(none_at_all);
    co_yield point.x + static_cast<int>(bits.low) + derived.base + diamond.bottom + base->base;
    co_yield static_cast<int>(other->other) + root->root + base_reference.base + hidden.secret + to_hidden->base +
        with_empty.mine + either.number + tagged.number + points[0][0].x + cube[1][1][1] + word[0] + words[1][0] +
        raw[0] + many[149] + lambda(1) + (ordering < 0) + static_cast<int>(d.size());
}

int main(int argument_count, char** arguments) {
    static int seven = 7;
    auto first = scalars(3);
    auto second = pointers(&seven);
    auto third = classes(4);
    first.advanced(1), second.advanced(1), third.advanced(1);
    report::wait(argument_count, arguments);
}
