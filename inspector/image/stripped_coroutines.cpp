#include "inspector/image/coroutine.hpp"
#include "inspector/image/disassembly.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace yieldcheck::inspector {
namespace {

constexpr std::uint64_t most_destroy_bytes = 160;  // of gcc's destroy function, which only calls
constexpr int most_looked_at = 600;  // instructions until a resume function looks at its index; without optimisation
                                     // clang's starts with the addresses of all that the frame holds

bool is_store(const Instruction& instruction) {
    return instruction.decoded.mnemonic == ZYDIS_MNEMONIC_MOV && instruction.decoded.operand_count_visible == 2 &&
           instruction.operands[0].type == ZYDIS_OPERAND_TYPE_MEMORY;
}

bool has_immediate(const Instruction& instruction, std::uint64_t value) {
    const auto& source = instruction.operands[1];
    return source.type == ZYDIS_OPERAND_TYPE_IMMEDIATE && source.imm.value.u == value;
}

/// What gcc's destroy function does: frame->index |= 1; resume(frame).
struct DestroyByGcc {
    std::uint64_t resume = 0;
    std::uint64_t index = 0;  // its offset
};

std::optional<DestroyByGcc> read_gcc_destroy(const Image& image, const CodeRange& code) {
    if (code.end - code.begin > most_destroy_bytes) return std::nullopt;
    std::set<std::uint64_t> targets, loaded, stored;
    bool sets_bit = false;
    disassemble(image, code, [&](const Instruction& instruction) {
        const auto& first = instruction.operands[0];
        const auto& second = instruction.operands[1];
        const auto mnemonic = instruction.decoded.mnemonic;
        if (const auto target = instruction.branches_to(); target != 0 && !code.contains(target))
            targets.insert(target);
        const auto offset = [](const ZydisDecodedOperand& operand) {
            return static_cast<std::uint64_t>(operand.mem.disp.value);
        };
        if (mnemonic == ZYDIS_MNEMONIC_OR && has_immediate(instruction, 1)) {
            sets_bit = true;
            if (may_be_frame(first) && first.size == 16) {
                loaded.insert(offset(first));
                stored.insert(offset(first));
            }
        }
        if (mnemonic == ZYDIS_MNEMONIC_MOVZX && may_be_frame(second) && second.size == 16)
            loaded.insert(offset(second));
        if (is_store(instruction) && may_be_frame(first) && first.size == 16) stored.insert(offset(first));
        return true;
    });
    if (!sets_bit || targets.size() != 1 || loaded.size() != 1 || loaded != stored) return std::nullopt;
    return DestroyByGcc{*targets.begin(), *loaded.begin()};
}

/// Whether a function reads a halfword at this offset of what it is called with: gcc's resume function reads its index.
bool reads_index(const Image& image, const CodeRange& code, std::uint64_t offset) {
    bool reads = false;
    int count = 0;
    disassemble(image, code, [&](const Instruction& instruction) {
        for (unsigned i = 0; i < instruction.decoded.operand_count_visible; ++i) {
            const auto& operand = instruction.operands[i];
            reads = reads || (may_be_frame(operand) && operand.size == 16 &&
                              static_cast<std::uint64_t>(operand.mem.disp.value) == offset);
        }
        return !reads && ++count < most_looked_at;
    });
    return reads;
}

/// What clang's resume function does: it looks at a byte of its argument before it calls anything, and stores numbers
/// to that byte. At its end it clears the first word of the frame.
struct ResumeByClang {
    std::uint64_t index = 0;
    bool ends = false;
};

std::optional<ResumeByClang> read_clang_resume(const Image& image, const CodeRange& code) {
    const auto index = index_field(image, CoroutineAbi::clang, code);
    if (!index) return std::nullopt;
    ResumeByClang result{index->offset, false};
    bool stores = false;
    disassemble(image, code, [&](const Instruction& instruction) {
        const auto& target = instruction.operands[0];
        if (!is_store(instruction) || target.mem.index != ZYDIS_REGISTER_NONE) return true;
        if (may_be_frame(target) && target.size == 8 &&
            static_cast<std::uint64_t>(target.mem.disp.value) == result.index)
            stores = true;
        const bool at_start = target.mem.disp.value == 0 && target.mem.base != ZYDIS_REGISTER_RSP &&
                              target.mem.base != ZYDIS_REGISTER_RIP;
        if (at_start && target.size == 64 && has_immediate(instruction, 0)) result.ends = true;
        return true;
    });
    return stores ? std::optional(result) : std::nullopt;
}

Coroutine found(CoroutineAbi abi, const CodeRange& resume, const CodeRange& destroy, std::uint64_t index) {
    Coroutine coroutine;
    coroutine.abi = abi;
    coroutine.resume = resume;
    coroutine.destroy_code = destroy;
    coroutine.destroy = destroy.begin;
    coroutine.index = FrameField{index, abi == CoroutineAbi::gcc ? 2U : 1U};
    coroutine.by_code = true;
    return coroutine;
}

/// Looks at one instruction after another for the first look at the index; follows jumps.
class IndexFinder {
public:
    explicit IndexFinder(CoroutineAbi abi) : bits_(abi == CoroutineAbi::gcc ? 16 : 8) {}

    bool visit(const Instruction& instruction) {
        if (++count_ > most_looked_at || instruction.decoded.meta.category == ZYDIS_CATEGORY_CALL) return false;
        if (instruction.decoded.meta.category == ZYDIS_CATEGORY_UNCOND_BR) {
            next_ = instruction.branches_to();
            return false;
        }
        const auto mnemonic = instruction.decoded.mnemonic;
        const bool compares = mnemonic == ZYDIS_MNEMONIC_CMP || mnemonic == ZYDIS_MNEMONIC_TEST;
        if (!compares && mnemonic != ZYDIS_MNEMONIC_MOVZX && mnemonic != ZYDIS_MNEMONIC_MOV) return true;
        for (unsigned i = 0; i < instruction.decoded.operand_count_visible; ++i) {
            const auto& operand = instruction.operands[i];
            if (!may_be_frame(operand) || operand.size != bits_ || (i == 0 && !compares)) continue;
            field = FrameField{static_cast<std::uint64_t>(operand.mem.disp.value), bits_ / 8U};
            return false;
        }
        return true;
    }
    std::uint64_t next() { return std::exchange(next_, 0); }

    std::optional<FrameField> field;

private:
    unsigned bits_;
    int count_ = 0;
    std::uint64_t next_ = 0;
};

}  // namespace

std::optional<FrameField> index_field(const Image& image, CoroutineAbi abi, const CodeRange& resume) {
    IndexFinder finder(abi);
    std::uint64_t start = resume.begin;
    for (int jumps = 0; jumps < 16 && resume.contains(start); ++jumps, start = finder.next())
        disassemble(image, {start, resume.end},
                    [&](const Instruction& instruction) { return finder.visit(instruction); });
    return finder.field;
}

bool too_large_to_search(const Image& image) {
    constexpr std::uint64_t most_code = std::uint64_t{48} << 20;
    std::uint64_t code = 0;
    for (const auto& range : image.code_ranges())
        code += range.end - range.begin;
    return code > most_code;
}

std::vector<Coroutine> find_coroutines_by_code(const Image& image) {
    if (too_large_to_search(image)) return {};
    const auto functions = image.function_ranges();
    const auto function_at = [&](std::uint64_t address) -> const CodeRange* {
        const auto at =
            std::lower_bound(functions.begin(), functions.end(), address,
                             [](const CodeRange& range, std::uint64_t value) { return range.begin < value; });
        return at != functions.end() && at->begin == address ? &*at : nullptr;
    };
    // Where the compilers have left their names, a search for what they do not make is spared. Where they have not,
    // much else looks like clang's functions: some in each of Debian's large libraries.
    const std::string compilers = image.compilers();
    const bool says_clang = compilers.find("clang") != std::string::npos;
    std::vector<Coroutine> all;
    for (std::size_t i = 0; i < functions.size(); ++i) {
        if (const auto destroy = read_gcc_destroy(image, functions[i])) {
            const auto* resume = function_at(destroy->resume);
            if (resume != nullptr && reads_index(image, *resume, destroy->index))
                all.push_back(found(CoroutineAbi::gcc, *resume, functions[i], destroy->index));
        } else if ((says_clang || compilers.empty()) && i + 1 < functions.size()) {
            const auto resume = read_clang_resume(image, functions[i]);
            if (!resume) continue;
            all.push_back(found(CoroutineAbi::clang, functions[i], functions[i + 1], resume->index));
            all.back().uncertain = !resume->ends || !says_clang;
        }
    }
    return all;
}

}  // namespace yieldcheck::inspector
