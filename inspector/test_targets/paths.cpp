// Expressions into locals, with what C++ itself makes of them.
#include "canonical.hpp"
#include "report.hpp"

struct Item {
    std::string name;
    double price = 1.5;
    std::vector<int> sizes{38, 40, 42};
};
struct Shape {
    int sides = 0;
    virtual ~Shape() = default;
};
struct Square : Shape {
    double edge = 2.5;
    Square() { sides = 4; }
};
struct Order {
    int number = 7;
    std::vector<Item> items;
    std::map<std::string, Item> by_name;
    std::map<int, std::string> by_number;
    std::unordered_map<char, int> by_letter;
    std::unique_ptr<Item> gift;
    std::shared_ptr<Order> previous;
    std::optional<Item> extra, missing;
    std::variant<int, std::string> either = "text";
    std::tuple<int, Item> tuple;
    std::pair<Item, int> pair;
    std::list<Item> list;
    std::deque<Item> deque;
    std::set<int> numbers;
    std::array<Item, 2> array;
    int grid[2][3] = {{1, 2, 3}, {4, 5, 6}};
    std::unique_ptr<Shape> shape = std::make_unique<Square>();
    std::vector<bool> bits{true, false};
    Order* self = this;
};

#define PATH(expression) SAY(expression)

Generator<int> paths(Order* parameter) {
    Order& order = *parameter;
    Order* pointer = &order;
    Order** outer = &pointer;
    int shadowed = 1;
    (void)shadowed;
    {
        int shadowed = 2;
        PATH(order.number), PATH(order.items[3].name), PATH(order.items[1].sizes[2]), PATH(order.items[0].sizes);
        PATH(pointer->number), PATH(pointer->items[2].price), PATH((*pointer).number), PATH((*outer)->number);
        PATH(order.by_name["two"].name), PATH(order.by_number[5]), PATH(order.by_letter['a']);
        PATH(order.gift->name), PATH((*order.gift).price), PATH(order.previous->number), PATH(order.extra->name);
        PATH(order.grid[1][2]), PATH(order.array[1].name), PATH(order.deque[1].name);
        PATH(order.self->self->self->self->self->number), PATH(order.shape->sides), PATH(order.bits[1]);
        PATH(order.pair.first.name), PATH(order.items[2].name), PATH(shadowed), PATH(parameter->number);
        PATH(order.items[150].name), PATH(pointer[0].number);
        // What has no such form in C++.
        SAY_AS(order.extra.value.name, canonical::show(order.extra->name));
        SAY_AS(order.extra.name, canonical::show(order.extra->name));
        SAY_AS(order.items[-1].name, canonical::show(order.items.back().name));
        SAY_AS(order.list[1].name, canonical::show(std::next(order.list.begin())->name));
        SAY_AS(order.numbers[2], canonical::show(*std::next(order.numbers.begin(), 2)));
        SAY_AS(order.tuple[1].name, canonical::show(std::get<1>(order.tuple).name));
        SAY_AS(order.either.value, canonical::show(std::get<1>(order.either)));
        SAY_AS(order.shape->edge, "2.5");
        SAY_AS(promise.value, "1");
        co_yield 1;
        co_yield shadowed + (**outer).number + shadowed;
    }
}

int main(int argument_count, char** arguments) {
    Order order;
    for (int i = 0; i < 200; ++i)
        order.items.push_back({"item " + std::to_string(i), i + 0.5});
    order.by_name = {{"one", {"first"}}, {"two", {"second"}}};
    order.by_number = {{5, "five"}, {6, "six"}};
    order.by_letter = {{'a', 1}, {'b', 2}};
    order.gift = std::make_unique<Item>(Item{"gift", 99});
    order.previous = std::make_shared<Order>();
    order.previous->number = 6;
    order.extra = Item{"extra"};
    order.tuple = {1, {"in a tuple"}};
    order.pair = {{"in a pair"}, 2};
    order.list = {{"a"}, {"b"}};
    order.deque = {{"c"}, {"d"}};
    order.numbers = {30, 10, 20};
    order.array = {Item{"e"}, Item{"f"}};
    auto generator = paths(&order);
    generator.advanced(1);
    report::wait(argument_count, arguments);
}
