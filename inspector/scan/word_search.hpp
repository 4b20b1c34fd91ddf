// Words of memory that lie in given ranges of addresses: the sieve before a look at each.
#pragma once

#include "inspector/snapshot.hpp"

#include <span>
#include <vector>

namespace yieldcheck::inspector {

struct AddressRange {
    Address begin = 0, end = 0;
};

/// Merges ranges until there are at most `most`, the nearest first.
std::vector<AddressRange> merged(std::vector<AddressRange> ranges, std::size_t most);

/// Appends the positions of the words that lie in one of the ranges (at most 4). With AVX2 where the machine has it.
void find_words(std::span<const std::uint64_t> words, std::span<const AddressRange> ranges,
                std::vector<std::size_t>& positions);
/// The same without AVX2.
void find_words_scalar(std::span<const std::uint64_t> words, std::span<const AddressRange> ranges,
                       std::vector<std::size_t>& positions);

}  // namespace yieldcheck::inspector
