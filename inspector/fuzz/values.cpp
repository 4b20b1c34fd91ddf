// The printers over arbitrary memory, with the types of the programs that test them.
#include "inspector/fuzz/targets.hpp"
#include "inspector/image/coroutine.hpp"
#include "inspector/image/type_table.hpp"
#include "inspector/values/reader.hpp"
#include "inspector/view/value_text.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>

namespace yieldcheck::inspector::fuzz {
namespace {

/// The input from values_base on, and nothing elsewhere.
class FixedMemory : public Memory {
public:
    explicit FixedMemory(Input bytes) : bytes_(bytes) {
        MemoryRegion region;
        region.begin = values_base;
        region.end = values_base + std::max<std::size_t>(bytes.size(), 1);
        region.readable = region.writable = true;
        regions_.push_back(region);
    }
    std::string description() const override { return "fuzz"; }
    std::string executable() const override { return {}; }
    int process() const override { return 0; }
    using Memory::read;
    bool read(Address address, std::span<std::byte> into) const override {
        return read_some(address, into) == into.size();
    }
    std::size_t read_some(Address address, std::span<std::byte> into) const override {
        if (address < values_base || address - values_base >= bytes_.size()) return 0;
        const auto count = std::min<std::size_t>(into.size(), bytes_.size() - (address - values_base));
        std::memcpy(into.data(), bytes_.data() + (address - values_base), count);
        return count;
    }
    const std::vector<MemoryRegion>& regions() const override { return regions_; }
    std::vector<ThreadState> threads() const override { return {}; }

private:
    Input bytes_;
    std::vector<MemoryRegion> regions_;
};

/// The types of all variables of the printers' test programs, in an order that only depends on their names.
class Types {
public:
    Types() {
        for (const char* program : {"values_library.gcc12.O0", "values_scalars.gcc12.O0",
                                    "values_library.clang19.libcxx", "values_python.suite"})
            add(std::string(YIELDCHECK_TARGETS "/") + program);
        for (const auto& [name, type] : by_name_)
            types_.push_back(type);
    }
    const Type* at(std::size_t number) const { return types_.empty() ? nullptr : types_[number % types_.size()]; }
    const Type* named(std::string_view name) const {
        const auto found = by_name_.find(std::string(name));
        return found == by_name_.end() ? nullptr : found->second;
    }

private:
    void add(const std::string& path) {
        if (!std::filesystem::exists(path)) return;
        auto& image = *images_.emplace_back(std::make_unique<Image>(path, std::vector<std::string>{}));
        auto& table = *tables_.emplace_back(std::make_unique<TypeTable>(image));
        for (auto& coroutine : find_coroutines(image)) {
            load_details(image, coroutine);
            for (const auto& variable : coroutine.variables) {
                const Type& type = table.of(variable.type);
                by_name_.emplace(type.full_name + " of " + std::filesystem::path(path).filename().string(), &type);
            }
        }
    }

    std::vector<std::unique_ptr<Image>> images_;
    std::vector<std::unique_ptr<TypeTable>> tables_;
    std::map<std::string, const Type*> by_name_;
    std::vector<const Type*> types_;
};

const Types& types() {
    static const Types the_types;
    return the_types;
}

/// Says yes to what it is asked: printers must bear that, too.
class AnyBook : public AddressBook {
public:
    explicit AnyBook(const Type& type) : type_(type) {}
    std::string symbol(Address address) const override { return address % 4 == 1 ? "symbol(int)" : ""; }
    bool is_frame(Address address) const override { return address % 64 == 0; }
    std::optional<Address> frame_meant(Address address) const override {
        return is_frame(address) ? std::optional(address) : std::nullopt;
    }
    const Type* type_named(std::string_view name, Address) const override { return types().named(name); }
    std::optional<DynamicType> dynamic_type(Address vtable) const override {
        if (vtable % 8 != 0) return std::nullopt;
        return DynamicType{type_.name, &type_, -static_cast<std::int64_t>(vtable % 32)};
    }
    std::optional<DynamicType> described_type(Address) const override { return DynamicType{type_.name, &type_, 0}; }

private:
    const Type& type_;
};

}  // namespace

void values(Input input) {
    if (input.size() < 2) return;
    const Type* type = types().at(input[0] + 256U * input[1]);
    if (type == nullptr) return;
    const FixedMemory memory(input.subspan(2));
    const AnyBook book(*type);
    ValueLimits limits;
    limits.values = 3000;
    ValueReader reader(memory, book, limits);
    (void)value_text(reader.read({type, values_base}));
}

}  // namespace yieldcheck::inspector::fuzz
