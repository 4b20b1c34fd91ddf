// A shop that serves orders, each a coroutine, and stops in the middle of its day: no crash, no load, nothing logged.
// `yieldcheck inspect` shows why (docs/inspect.md).
#include "task.hpp"

#include <unistd.h>

#include <cstdio>
#include <list>
#include <vector>

namespace shop {

struct Order {
    int number;
    std::string customer;
    std::vector<std::string> items;
    int cents;
};

/// What is to be charged, and whom to tell when it is.
struct Charge {
    int cents;
    Event* answered;
};

struct Shop {
    Scheduler scheduler;
    Mutex stock{scheduler};
    Event open{scheduler, "shop is open"};
    std::deque<Charge> charges;
    int served = 0;
};

/// Asks the bank, and waits for its answer.
Task charge(Shop& shop, const Order& order) {
    Event answered{shop.scheduler, "answer for " + order.customer};
    shop.charges.push_back({order.cents, &answered});
    co_await answered;
}

/// Takes the items from the stock while nobody else does, and charges for them.
Task serve(Shop& shop, Order order) {
    co_await shop.open;
    co_await shop.stock;
    int packed = 0;
    for (const auto& item : order.items)
        packed += item.empty() ? 0 : 1;
    co_await charge(shop, order);
    shop.stock.unlock();
    std::printf("order %d of %s: %d items\n", order.number, order.customer.c_str(), packed);
    ++shop.served;
}

/// The bank answers what there is to charge. It has no use for a charge of nothing.
void answer(Shop& shop) {
    while (!shop.charges.empty()) {
        const Charge next = shop.charges.front();
        shop.charges.pop_front();
        if (next.cents > 0) next.answered->set();
    }
}

}  // namespace shop

int main() {
    shop::Shop shop;
    const std::vector<shop::Order> orders{{1, "Ada", {"lamp", "bulb"}, 4200},
                                          {2, "Bruno", {"chair"}, 8900},
                                          {3, "Chiara", {"gift card"}, 0},
                                          {4, "Dmitri", {"table", "cloth", "vase"}, 30100},
                                          {5, "Edith", {"clock"}, 2500}};
    std::list<shop::Task> open_orders;
    for (const auto& order : orders) {
        open_orders.push_back(serve(shop, order));
        shop.scheduler.schedule(open_orders.back().handle());
    }
    shop.open.set();
    while (shop.served < static_cast<int>(orders.size())) {
        shop.scheduler.run();
        answer(shop);
        std::fflush(stdout);
        usleep(10000);
    }
    std::puts("the day is done");
}
