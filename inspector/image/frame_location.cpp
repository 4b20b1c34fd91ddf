#include "inspector/image/coroutine.hpp"

#include <llvm/DebugInfo/DWARF/DWARFExpression.h>
#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

#include <algorithm>
#include <set>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

constexpr unsigned rbp = 6, rsp = 7;

struct Term {
    enum class Kind { frame_offset, stack, value, pieces, other } kind = Kind::other;
    std::int64_t offset = 0;
    bool adjusted = false;          // the register need not hold the frame's address, but one near it
    std::int64_t from_address = 0;  // then: the offset if what the register is adjusted to is the frame's address
    std::optional<std::int64_t> beyond{};  // a pointer is there; from where it leads
};

/// Whether the operation loads the address of the coroutine frame, from the slot of the stack that keeps it or from a
/// register that holds it. How many operations that takes, and what the last one adds.
struct Base {
    Term::Kind kind = Term::Kind::other;
    std::size_t operations = 0;
    std::int64_t offset = 0;
};

struct Operation {
    unsigned code = 0;
    std::int64_t operand = 0;
};

Base base_of(const std::vector<Operation>& operations) {
    const auto& first = operations.front();
    const bool then_loads = operations.size() > 1 && operations[1].code == dwarf::DW_OP_deref;
    if (first.code == dwarf::DW_OP_fbreg)
        return then_loads ? Base{Term::Kind::frame_offset, 2, 0} : Base{Term::Kind::stack, 1, 0};
    if (first.code == dwarf::DW_OP_entry_value || first.code == dwarf::DW_OP_GNU_entry_value) {
        // The register's value at the entry of the resume function: the frame. The block follows as operations.
        std::size_t count = 1;
        while (count < operations.size() && operations[count].code >= dwarf::DW_OP_reg0 &&
               operations[count].code <= dwarf::DW_OP_reg31)
            ++count;
        return {Term::Kind::frame_offset, count, 0};
    }
    if (first.code < dwarf::DW_OP_breg0 || first.code > dwarf::DW_OP_breg31) return {};
    const unsigned number = first.code - dwarf::DW_OP_breg0;
    if (number != rbp && number != rsp) return {Term::Kind::frame_offset, 1, first.operand};
    // Of the stack: a slot that holds the frame's address. rbp itself holds it when it is no frame pointer.
    if (then_loads) return {Term::Kind::frame_offset, 2, 0};
    if (number == rbp && first.operand >= 0) return {Term::Kind::frame_offset, 1, first.operand};
    return {Term::Kind::stack, 1, 0};
}

Term evaluate(const std::vector<Operation>& operations) {
    if (operations.empty()) return {};
    const Base base = base_of(operations);
    if (base.kind != Term::Kind::frame_offset) return {base.kind, 0};
    Term term{Term::Kind::frame_offset, base.offset, base.offset != 0 && operations.size() > 1, 0};
    for (std::size_t i = base.operations; i < operations.size(); ++i) {
        switch (operations[i].code) {
            case dwarf::DW_OP_plus_uconst:
                if (term.beyond) {
                    *term.beyond += operations[i].operand;
                    break;
                }
                term.offset += operations[i].operand;
                term.from_address += operations[i].operand;
                break;
            case dwarf::DW_OP_deref:
                if (term.beyond) return {};
                term.beyond = 0;
                break;
            case dwarf::DW_OP_nop: break;
            case dwarf::DW_OP_piece:
            case dwarf::DW_OP_bit_piece: return {Term::Kind::pieces, 0};
            case dwarf::DW_OP_stack_value: return {Term::Kind::value, 0};
            default: return {};
        }
    }
    return term;
}

std::vector<Operation> operations_of(const llvm::DWARFLocationExpression& location, const DWARFDie& die,
                                     bool& damaged) {
    std::vector<Operation> operations;
    const llvm::DataExtractor data(llvm::toStringRef(location.Expr), true, 8);
    const llvm::DWARFExpression expression(data, 8, die.getDwarfUnit()->getFormParams().Format);
    for (const auto& operation : expression) {
        if (operation.isError()) {
            damaged = true;
            return {};
        }
        Operation plain{operation.getCode(), 0};
        if (operation.getNumOperands() > 0) plain.operand = static_cast<std::int64_t>(operation.getRawOperand(0));
        operations.push_back(plain);
    }
    return operations;
}

/// A static variable lives in no frame.
std::optional<std::uint64_t> static_address(const llvm::DWARFLocationExpression& location, const DWARFDie& die) {
    const llvm::DataExtractor data(llvm::toStringRef(location.Expr), true, 8);
    const llvm::DWARFExpression expression(data, 8, die.getDwarfUnit()->getFormParams().Format);
    auto operation = expression.begin();
    if (operation == expression.end() || operation->isError()) return std::nullopt;
    const unsigned code = operation->getCode();
    const auto operand = operation->getNumOperands() > 0 ? operation->getRawOperand(0) : 0;
    if (++operation != expression.end()) return std::nullopt;
    if (code == dwarf::DW_OP_addr) return operand;
    if (code != dwarf::DW_OP_addrx && code != dwarf::DW_OP_GNU_addr_index) return std::nullopt;
    const auto address = die.getDwarfUnit()->getAddrOffsetSectionItem(static_cast<std::uint32_t>(operand));
    return address ? std::optional(address->Address) : std::nullopt;
}

std::string explain(Term::Kind kind) {
    switch (kind) {
        case Term::Kind::stack: return "it is kept on the stack, not in the frame: not across a suspension";
        case Term::Kind::value:
        case Term::Kind::pieces:
            return "optimised: it is kept in registers or pieces, which a suspended frame does not have";
        case Term::Kind::frame_offset:
        case Term::Kind::other: break;
    }
    return "optimised: the debug information gives no place in the frame";
}

}  // namespace

FrameLocation frame_location(const DWARFDie& variable, CoroutineAbi abi) {
    auto locations = variable.getLocations(dwarf::DW_AT_location);
    if (!locations) {
        llvm::consumeError(locations.takeError());
        return {std::nullopt, {}, std::nullopt, "optimised out: the debug information gives no place for it"};
    }
    std::set<std::int64_t> offsets;
    std::vector<CodeRange> held;
    std::set<std::int64_t> from_address;  // of terms whose registers are adjusted
    std::set<std::optional<std::int64_t>> beyond;
    bool others = false, damaged = false;
    Term::Kind kind = Term::Kind::other;
    for (const auto& location : *locations) {
        if (const auto address = static_address(location, variable)) return {std::nullopt, {}, address, {}};
        const auto term = evaluate(operations_of(location, variable, damaged));
        beyond.insert(term.beyond);
        if (term.kind == Term::Kind::frame_offset && term.adjusted && abi == CoroutineAbi::gcc) {
            from_address.insert(term.from_address);
            if (location.Range) held.push_back({location.Range->LowPC, location.Range->HighPC});
        } else if (term.kind == Term::Kind::frame_offset && term.offset >= 16) {
            offsets.insert(term.offset);
            if (location.Range) held.push_back({location.Range->LowPC, location.Range->HighPC});
        } else {
            others = true;
            kind = term.kind;
        }
    }
    if (damaged) return {std::nullopt, {}, std::nullopt, "its location in the debug information is damaged"};
    // gcc's optimised code may have the address of some member in a register: r12-104 is the frame then. That is so
    // when the rest of the expression is the offset that all others give.
    if (!from_address.empty() && from_address != offsets) offsets.insert(from_address.begin(), from_address.end());
    // gcc keeps a variable of the frame there at all times; elsewhere one that is also somewhere else may be stale.
    const bool direct = std::all_of(beyond.begin(), beyond.end(), [](const auto& one) { return !one; });
    if (offsets.size() == 1 && !direct && !others && beyond.size() == 1) {
        const BehindPointer behind{static_cast<std::uint64_t>(*offsets.begin()),
                                   static_cast<std::uint64_t>(**beyond.begin())};
        return {std::nullopt, std::move(held), std::nullopt, {}, behind};
    }
    if (offsets.size() == 1 && direct && (!others || abi == CoroutineAbi::gcc))
        return {static_cast<std::uint64_t>(*offsets.begin()), std::move(held), std::nullopt, {}};
    if (offsets.empty()) return {std::nullopt, {}, std::nullopt, explain(kind)};
    return {std::nullopt,
            {},
            std::nullopt,
            "optimised: it is now here, now there, and which of the places is up to date is not known"};
}

}  // namespace yieldcheck::inspector
