// The standard library's types, full, empty, nested and moved from.
#include "canonical.hpp"
#include "report.hpp"

#include <any>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <functional>
#include <limits>
#include <mutex>
#include <source_location>
#include <stdexcept>
#include <system_error>
#include <thread>
#if __has_include(<expected>) && __cplusplus > 202002L
#include <expected>
#endif

using canonical::address;
using canonical::quoted;
using canonical::shared;
using canonical::show;
using namespace std::chrono_literals;

struct Point {
    int x = 1;
    double y = 2.5;
};
struct Ring {
    int number = 0;
    std::shared_ptr<Ring> next;
};
struct Custom : std::runtime_error {
    using std::runtime_error::runtime_error;
    int code = 7;
};
struct Odd {
    int number = 5;
};
int twice(int value) { return 2 * value; }
struct Functor {
    long factor = 3;
    int operator()(int value) const { return static_cast<int>(factor) * value; }
};
struct Deleter {
    int count = 4;
    void operator()(Point* point) const { delete point; }
};

Generator<int> texts(int) {
    std::string small = "small", empty, large(40, 'x'), fifteen(15, 'f'), sixteen(16, 's');
    std::string zeros("a\0b", 3), line = "two\nlines \"quoted\" \\";
    std::string moved_from = "this one is moved away, and long", moved_to = std::move(moved_from);
    std::string enormous(3000, 'e');
    std::wstring wide = L"wide \u20ac", wide_long(30, L'w');
    std::u8string eight = u8"eight \u20ac";
    std::u16string sixteens = u"\u20ac \U0001F600 sixteen that is long";
    std::u32string thirty_two = U"\U0001F600 and more text here";
    std::string_view view = large, no_view, part = std::string_view(small).substr(1, 3);
    std::u16string_view wide_view = sixteens;
    std::filesystem::path path = "/usr/share/doc";
    std::vector<std::string> words{"one", "", std::string(30, 'z')};
    SAY(small), SAY(empty), SAY(large), SAY(fifteen), SAY(sixteen), SAY(line), SAY(moved_from), SAY(moved_to);
    SAY_AS(zeros, "\"a\\0b\""), SAY_AS(enormous, "\"" + std::string(1000, 'e') + "\"…");
    SAY(wide), SAY(wide_long), SAY(eight), SAY(sixteens), SAY(thirty_two), SAY(view), SAY(no_view), SAY(part);
    SAY(wide_view), SAY_AS(path, show(path.native())), SAY(words);
    co_yield 1;
    co_yield static_cast<int>(small.size() + empty.size() + wide.size() + eight.size() + view.size() + words.size() +
                              no_view.size() + part.size() + wide_view.size() + path.native().size() + zeros.size());
}

Generator<int> sequences(int) {
    std::vector<int> numbers{1, 2, 3}, none, hundreds(250);
    for (int i = 0; i < 250; ++i)
        hundreds[static_cast<std::size_t>(i)] = i;
    std::vector<int> moved_from{1, 2}, moved_to = std::move(moved_from);
    std::vector<bool> bits{true, false, true}, no_bits, many_bits(70, true);
    many_bits[65] = false;
    std::vector<std::vector<std::string>> nested{{"a", "b"}, {}, {"c"}};
    std::array<double, 3> triple{1.5, 2.5, 3.5};
    std::array<int, 0> nothing{};
    std::array<std::array<int, 2>, 2> square{{{1, 2}, {3, 4}}};
    std::deque<int> ends{1, 2, 3}, no_ends, long_ends;
    for (int i = 0; i < 1000; ++i)
        long_ends.push_back(i);
    for (int i = 0; i < 300; ++i)
        long_ends.pop_front();
    ends.push_front(0);
    std::deque<std::string> word_ends{"front", "back"};
    struct Large {
        char bytes[1000] = "large";
        int last = 9;
    };
    std::deque<Large> large_ends(3);
    std::list<std::string> links{"x", "y"}, no_links;
    std::list<long double> real_links{1.5L, 2.5L};
    std::forward_list<int> forward{7, 8, 9}, no_forward;
    std::forward_list<long double> real_forward{1.25L};
    std::forward_list<char> letters{'a', 'b'};
    std::span<int> view(numbers), no_view;
    std::span<double, 3> fixed(triple);
    std::initializer_list<int> braces{4, 5, 6};
    std::stack<int> stack;
    std::queue<std::string> queue;
    std::priority_queue<int> heap;
    stack.push(1), stack.push(2), queue.push("q"), heap.push(3), heap.push(9);
    SAY(numbers), SAY(none), SAY(hundreds), SAY(moved_from), SAY(moved_to), SAY(bits), SAY(no_bits), SAY(many_bits);
    SAY(nested), SAY(triple), SAY(square), SAY_AS(nothing, "[]"), SAY(ends), SAY(no_ends), SAY(long_ends);
    SAY(word_ends), SAY(links), SAY(no_links), SAY(real_links), SAY(forward), SAY(no_forward), SAY(real_forward);
    SAY_AS(large_ends, "[{bytes = \"large\", last = 9}, {bytes = \"large\", last = 9}, {bytes = \"large\", last = 9}]");
    SAY(letters), SAY(view), SAY(no_view), SAY(fixed), SAY(braces);
    SAY_AS(stack, "[1, 2]"), SAY_AS(queue, "[\"q\"]"), SAY_AS(heap, "[9, 3]");
    co_yield 1;
    co_yield static_cast<int>(numbers.size() + ends.size() + links.size() + view.size() + braces.size() +
                              nested.size() + stack.size() + queue.size() + heap.size() + bits.size() + no_view.size() +
                              fixed.size());
}

Generator<int> associations(int) {
    std::map<std::string, int> ages{{"bob", 30}, {"alice", 41}, {"carol", 5}}, no_ages;
    std::map<int, std::vector<std::string>> lists{{1, {"one"}}, {2, {"two", "zwei"}}};
    std::map<char, char> letters{{'a', 'b'}, {'c', 'd'}};
    std::map<char, long double> reals{{'a', 1.5L}};
    std::multimap<int, char> several{{1, 'a'}, {1, 'b'}, {0, 'c'}};
    std::set<int> sorted{5, 3, 9, 1}, no_sorted, large_set;
    for (int i = 0; i < 130; ++i)
        large_set.insert(i * 7 % 131);
    std::set<char> letter_set{'z', 'a'};
    std::set<std::string> word_set{"b", "a"};
    std::multiset<int> repeated{2, 2, 1};
    std::unordered_map<std::string, int> index{{"one", 1}, {"two", 2}, {"three", 3}}, no_index;
    std::unordered_map<int, std::string> names{{1, "one"}, {2, "two"}};
    std::unordered_set<int> hashed{10, 20, 30}, no_hashed;
    std::unordered_multiset<std::string> bag{"x", "x", "y"};
    std::unordered_multimap<int, int> pairs{{1, 2}, {1, 3}};
    std::map<std::string, std::map<int, std::string>> deep{{"outer", {{1, "inner"}}}};
    std::map<int, int> moved_from{{1, 2}}, moved_to = std::move(moved_from);
    SAY(ages), SAY(no_ages), SAY(lists), SAY(letters), SAY(reals), SAY(several), SAY(sorted), SAY(no_sorted);
    SAY(large_set), SAY(letter_set), SAY(word_set), SAY(repeated), SAY(index), SAY(no_index), SAY(names), SAY(hashed);
    SAY(no_hashed), SAY(bag), SAY(pairs), SAY(deep), SAY(moved_from), SAY(moved_to);
    co_yield 1;
    co_yield static_cast<int>(ages.size() + sorted.size() + index.size() + deep.size() + names.size() + hashed.size());
}

Generator<int> alternatives(int) {
    std::pair<int, std::string> pair{1, "second"};
    std::tuple<int, std::string, double> tuple{1, "two", 3.5};
    std::tuple<> no_tuple;
    std::tuple<std::tuple<int>, char> nested_tuple{std::tuple<int>{4}, 'n'};
    std::optional<int> some = 5, none;
    std::optional<std::string> text = "text", no_text;
    std::optional<std::optional<int>> twice_none = std::optional<int>{};
    std::variant<int, std::string> number = 3, word = "word";
    std::variant<std::monostate, double> blank, real = 2.5;
    std::any any = 5, no_any, large_any = std::string("in any");
    std::atomic<int> counter = 6;
    std::atomic<bool> flag = true;
    std::atomic<long*> atomic_pointer = nullptr;
    std::atomic<double> atomic_real = 1.5;
    std::complex<double> complex{1.5, -2};
    std::bitset<10> bits("1000000011"), *to_bits = &bits;
    std::bitset<200> many_bits;
    many_bits[199] = true, many_bits[0] = true;
    std::bitset<0> no_bits;
    Point point;
    std::reference_wrapper<Point> wrapper(point);
    char letters[] = "letters";
    std::reference_wrapper<char> letter(letters[2]);
    SAY(pair), SAY(tuple), SAY(nested_tuple), SAY(some), SAY(none), SAY(text), SAY(no_text), SAY(twice_none);
    SAY(number), SAY(word), SAY(blank), SAY(real), SAY(complex);
    SAY_AS(no_tuple, "[]"), SAY_AS(any, "(int) 5"), SAY_AS(no_any, "empty"),
        SAY_AS(large_any, "(std::string) \"in any\"");
    SAY_AS(counter, "6"), SAY_AS(flag, "true"), SAY_AS(atomic_pointer, "nullptr"), SAY_AS(atomic_real, "1.5");
    SAY_AS(bits, bits.to_string()), SAY_AS(many_bits, many_bits.to_string()), SAY_AS(no_bits, "\"\"");
    SAY_AS(wrapper, "{x = 1, y = 2.5}"), SAY_AS(letter, "'t'");
#if defined(__cpp_lib_expected)
    std::expected<int, std::string> good = 7, bad = std::unexpected("reason");
    SAY_AS(good, "(int) 7"), SAY_AS(bad, "(unexpected std::string) \"reason\"");
#endif
    co_yield 1;
    co_yield static_cast<int>(pair.first + std::get<0>(tuple) + *some + counter + flag + bits.count() +
                              to_bits->count() + wrapper.get().x + letter.get() + many_bits.count() +
                              (any.has_value() ? 1 : 0));
}

Generator<int> owners(int) {
    auto unique = std::make_unique<Point>();
    std::unique_ptr<Point> no_unique;
    std::unique_ptr<Point, Deleter> with_deleter(new Point);
    auto array = std::make_unique<int[]>(4);
    auto letter = std::make_unique<char>('q');
    std::unique_ptr<char, void (*)(void*)> c_text(::strdup("from C"), std::free);
    auto owned = std::make_shared<Point>(), also = owned;
    std::shared_ptr<Point> no_owned, from_raw(new Point);
    std::weak_ptr<Point> watching = owned, expired, no_watching;
    {
        auto gone = std::make_shared<Point>();
        expired = gone;
    }
    auto ring = std::make_shared<Ring>();
    ring->number = 1;
    ring->next = ring;
    std::shared_ptr<int> alias(owned, &owned->x);
    std::function<int(int)> function = twice, no_function, functor = Functor{}, lambda = [](int v) { return v; };
    std::vector<std::unique_ptr<int>> boxes;
    boxes.push_back(std::make_unique<int>(8));
    boxes.push_back(nullptr);
    const std::string point = "{x = 1, y = 2.5}";
    SAY_AS(unique, address(unique.get()) + " → " + point), SAY_AS(no_unique, "nullptr");
    SAY_AS(with_deleter, address(with_deleter.get()) + " → " + point), SAY_AS(array, address(array.get()));
    SAY_AS(letter, address(letter.get()) + " → 'q'"), SAY_AS(c_text, address(c_text.get()) + " → \"from C\"");
    const auto counts = [](long use, int weak) {
        return " (owners " + std::to_string(use) + ", observers " + std::to_string(weak) + ")";
    };
    SAY_AS(owned, address(owned.get()) + " → " + point + counts(owned.use_count(), 1));
    SAY_AS(watching, address(owned.get()) + " → " + point + counts(watching.use_count(), 1));
    SAY_AS(alias, address(alias.get()) + " → 1" + counts(alias.use_count(), 1));
    SAY_AS(from_raw, address(from_raw.get()) + " → " + point + counts(1, 0));
    SAY_AS(no_owned, "nullptr"), SAY_AS(no_watching, "nullptr"), SAY_AS(expired, "expired" + counts(0, 1));
    const std::string itself = address(ring.get());
    SAY_AS(ring, itself + " → {number = 1, next = " + itself + counts(2, 0) + " <a cycle: it is shown further up>}" +
                     counts(2, 0));
    SAY_AS(function, "(int (*)(int)) twice(int)"), SAY_AS(no_function, "empty");
#if defined(__cpp_lib_move_only_function)
    std::move_only_function<int(int)> movable = twice, no_movable;
    SAY_AS(movable, "(int (*)(int)) twice(int)"), SAY_AS(no_movable, "empty");
#endif
    SAY(boxes);
    co_yield 1;
    co_yield unique->x + owned->x + also->x + array[0] + ring->number + function(1) + functor(1) + lambda(1) + *alias +
        static_cast<int>(boxes.size() + point.size() + itself.size()) + with_deleter->x + from_raw->x + *letter +
        *c_text;
}

Generator<int> others(int) {
    std::chrono::seconds seconds = 90s;
    auto milliseconds = 1500ms;
    std::chrono::duration<double> real_seconds(2.5);
    std::chrono::minutes minutes = 3min;
    std::chrono::duration<int, std::ratio<1, 30>> frames(7);
    std::chrono::sys_seconds moment(std::chrono::seconds(1700000000));
    std::chrono::steady_clock::time_point steady(std::chrono::nanoseconds(5));
    std::coroutine_handle<> no_handle;
    std::exception_ptr failure = std::make_exception_ptr(std::runtime_error("it failed")), no_failure;
    std::exception_ptr custom = std::make_exception_ptr(Custom("custom text"));
    std::exception_ptr odd = std::make_exception_ptr(Odd{}), number = std::make_exception_ptr(5);
    std::error_code code = std::make_error_code(std::errc::no_such_file_or_directory);
    std::mutex free_mutex, held_mutex;
    held_mutex.lock();
    std::thread::id no_thread;
#if defined(__cpp_lib_source_location)
    std::source_location location = std::source_location::current();
    SAY_AS(location, std::string(location.file_name()) + ":" + show(location.line()) + ":" + show(location.column()));
#endif
    std::numeric_limits<int> limits;
    SAY_AS(seconds, "90s"), SAY_AS(milliseconds, "1500ms"), SAY_AS(real_seconds, "2.5s"), SAY_AS(minutes, "3min");
    SAY_AS(frames, "7[1/30]s"), SAY_AS(moment, "2023-11-14 22:13:20 UTC");
    SAY_AS(steady, "5ns since its clock's epoch"), SAY_AS(no_handle, "nullptr");
    SAY_AS(failure, "std::runtime_error(\"it failed\")"), SAY_AS(no_failure, "nullptr");
    SAY_AS(custom, "Custom(\"custom text\")"), SAY_AS(odd, "(Odd) {number = 5}"), SAY_AS(number, "int");
#if defined(_LIBCPP_VERSION)
    SAY_AS(code, "__generic_error_category:2");
#else
    SAY_AS(code, "generic_error_category:2");
#endif
    SAY_AS(free_mutex, "unlocked"), SAY_AS(held_mutex, "locked by thread " + std::to_string(getpid()));
    SAY_AS(no_thread, "no thread");
    const auto own = std::coroutine_handle<Generator<int>::promise_type>::from_address(report::current());
    SAY_AS(own, "(others(int)) frame " + address(own.address()));
    SAY_AS(limits, "{}");
    co_yield 1;
    co_yield static_cast<int>(seconds.count() + milliseconds.count() + minutes.count() + frames.count() + code.value());
    held_mutex.unlock();
}

int main(int argument_count, char** arguments) {
    std::vector<Generator<int>> all;
    for (auto* make : {texts, sequences, associations, alternatives, owners, others})
        all.push_back(std::move(make(1).advanced(1)));
    report::wait(argument_count, arguments);
}
