// Objects that cannot be: what a bug, or memory that is not yet or no longer used, leaves behind. Nothing of it may be
// followed into a crash, and nothing may be shown as a value that is none.
#include "report.hpp"

#include <array>
#include <cstring>
#include <deque>
#include <forward_list>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

/// Memory of an object that is never destroyed, written over word by word.
template <class T>
struct Broken {
    alignas(T) std::array<unsigned char, sizeof(T)> bytes;
    T& object() { return *reinterpret_cast<T*>(bytes.data()); }
};

template <class T>
T* broken(T made, std::initializer_list<std::pair<std::size_t, std::size_t>> words) {
    auto* object = new T(std::move(made));
    for (const auto& [index, word] : words)
        std::memcpy(reinterpret_cast<char*>(object) + 8 * index, &word, 8);
    return object;
}

constexpr std::size_t huge = std::size_t{1} << 60;
constexpr std::size_t nowhere = 0x7000dead0000;

struct Polymorphic {
    int number = 4;
    virtual ~Polymorphic() = default;
};
struct Wide {
    std::vector<std::vector<std::vector<std::vector<int>>>> cells;
};

Generator<int> lengths(int) {
    auto& string_huge = *broken(std::string("text"), {{1, huge}});
    auto& string_short = *broken(std::string("text"), {{1, 900}});
    auto& string_nowhere = *broken(std::string(100, 'x'), {{0, nowhere}});
    auto& vector_huge = *broken(std::vector<int>{1, 2}, {{0, 4096}, {1, 4096 + huge}, {2, 4096 + huge}});
    auto& vector_backwards = *broken(std::vector<int>{1, 2}, {{1, 8}});
    auto& vector_nowhere = *broken(std::vector<int>{1, 2}, {{0, nowhere}, {1, nowhere + 40}, {2, nowhere + 40}});
    auto& vector_garbage = *broken(std::vector<int>{}, {{0, ~0UL}, {1, ~0UL}, {2, ~0UL}});
    auto& bits_garbage = *broken(std::vector<bool>{true}, {{0, 8}, {1, 999}, {2, 0}, {3, 3}});
    auto& deque_garbage = *broken(std::deque<int>{1, 2}, {{2, nowhere}, {9, huge}});
    auto& map_huge = *broken(std::map<int, int>{{1, 2}}, {{5, huge}});
    auto& map_more = *broken(std::map<int, int>{{1, 2}}, {{5, 7}});
    auto& map_nowhere = *broken(std::map<int, int>{{1, 2}}, {{3, nowhere}});
    auto& hash_more = *broken(std::unordered_map<int, int>{{1, 2}}, {{3, 9}});
    auto& hash_nowhere = *broken(std::unordered_map<int, int>{{1, 2}}, {{2, nowhere}});
    co_yield 1;
    co_yield static_cast<int>(string_huge.size() + string_short.size() + string_nowhere.size() + vector_huge.size() +
                              vector_backwards.size() + vector_nowhere.size() + vector_garbage.size() +
                              deque_garbage.size() + map_huge.size() + map_more.size() + map_nowhere.size() +
                              hash_more.size() + hash_nowhere.size() + bits_garbage.size());
}

Generator<int> cycles(int) {
    auto& list = *new std::list<int>{1, 2, 3};
    auto& ring = *new std::forward_list<int>{1, 2, 3};
    auto* first = reinterpret_cast<void**>(&*list.begin()) - 2;
    first[0] = first;  // the first node's next is itself
    auto* node = *reinterpret_cast<void***>(&ring);
    *node = node;
    auto& tree = *new std::set<int>{1, 2, 3, 4, 5};
    auto* root = *reinterpret_cast<void***>(reinterpret_cast<char*>(&tree) + 16);
    root[3] = root;  // its right child
    co_yield 1;
    co_yield static_cast<int>(list.size() + tree.size()) + ring.front();
}

Generator<int> others(int) {
    auto& optional_flag = *broken(std::optional<long>(5), {{1, 0x77}});
    auto& variant_index = *broken(std::variant<long, double>(5L), {{1, 0x77}});
    bool truth;
    std::memset(&truth, 0x5a, 1);
    auto& shared_nowhere = *broken(std::make_shared<int>(5), {{1, nowhere}});
    auto& shared_dead = *broken(std::make_shared<int>(5), {});
    std::memset(reinterpret_cast<char*>(reinterpret_cast<std::size_t*>(&shared_dead)[1]) + 8, 0, 8);
    auto& function_nowhere = *broken(std::function<int(int)>([](int v) { return v; }), {{2, nowhere}, {3, nowhere}});
    auto* polymorphic = broken(Polymorphic{}, {{0, nowhere}});
    Polymorphic* dangling = reinterpret_cast<Polymorphic*>(nowhere);
    auto& exception = *broken(std::make_exception_ptr(std::runtime_error("x")), {{0, nowhere}});
    auto& handle = *broken(std::coroutine_handle<>(), {{0, nowhere}});
    auto& unique = *broken(std::unique_ptr<std::string>(), {{0, nowhere}});
    Wide wide{{60, {60, {60, {60, 7}}}}};
    char unterminated[4] = {'a', 'b', 'c', 'd'};
    char control[8] = "\x1b[31m";
    co_yield 1;
    co_yield static_cast<int>(optional_flag.has_value() + variant_index.index() + truth + polymorphic->number) +
        (dangling != nullptr) + static_cast<int>(wide.cells.size()) + unterminated[0] + control[0] +
        (shared_nowhere != nullptr) + (function_nowhere != nullptr) + (exception != nullptr) + (handle != nullptr) +
        (unique != nullptr) + (shared_dead != nullptr);
}

int main(int argument_count, char** arguments) {
    std::vector<Generator<int>> all;
    for (auto* make : {lengths, cycles, others})
        all.push_back(std::move(make(1).advanced(1)));
    report::wait(argument_count, arguments);
}
