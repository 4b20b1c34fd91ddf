// Local variables and the cells that nested functions share.
#include "harness/body.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

class Cell final : public Object {
public:
    explicit Cell(Value held) : value(std::move(held)) {}

    Value type() const override { return builtin_class("cell"); }
    Text repr() override { return U"<cell>"; }
    void clear() noexcept override { value = {}; }

    Value find_attribute(std::string_view name) override {
        if (name != "cell_contents") return Object::find_attribute(name);
        if (!value.bound()) raise_error("ValueError", "cell is empty");
        return value;
    }

    Value value;
};

Cell& cell_of(const Value& value) { return *static_cast<Cell*>(value.object()); }

}  // namespace

Local::Local(const char* name, Storage storage) : name_(name), cell_(storage == cell) {
    if (cell_) value_ = Value(new Cell({}));
}

Local::Local(const char* name, Value value, Storage storage) : name_(name), cell_(storage == cell) {
    value_ = cell_ ? Value(new Cell(std::move(value))) : std::move(value);
}

Local::Local(const char* name, Value shared, Free) : name_(name), value_(std::move(shared)), cell_(true), free_(true) {}

Local Local::free(const char* name, Value shared) { return Local(name, std::move(shared), Free{}); }

Local& Local::operator=(Value value) {
    place() = std::move(value);
    return *this;
}

const Value& Local::get() const {
    const Value& value = place();
    if (!value.bound()) unbound();
    return value;
}

Value& Local::place() noexcept { return cell_ && value_.bound() ? cell_of(value_).value : value_; }

const Value& Local::place() const noexcept { return cell_ && value_.bound() ? cell_of(value_).value : value_; }

void Local::reset() noexcept { place() = {}; }

void Local::remove() {
    if (!place().bound()) unbound();
    place() = {};
}

Value Local::shared_cell() const { return value_; }

void Local::unbound() const {
    std::string message = std::string("cannot access ") + (free_ ? "free" : "local") + " variable '" + name_ +
                          "' where it is not associated with a value";
    if (free_) message += " in enclosing scope";
    Value error = make_exception(free_ ? "NameError" : "UnboundLocalError", {text(message)});
    auto* described = error.as<ExceptionObject>();
    described->by_interpreter = true;
    if (free_) described->details.set("name", text(name_));
    raise_exception(std::move(error));
}

}  // namespace yieldcheck
