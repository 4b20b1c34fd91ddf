#include "inspector/scan/word_search.hpp"

#include <immintrin.h>

#include <algorithm>
#include <limits>

namespace yieldcheck::inspector {
namespace {

bool within(std::uint64_t word, std::span<const AddressRange> ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const AddressRange& range) { return word - range.begin < range.end - range.begin; });
}

/// Lanes in which the word lies in the range: unsigned (word - begin) < size by a signed comparison of both moved by
/// 2^63.
template <std::size_t Count>
struct Sieve {
    __m256i begin[Count];
    __m256i size[Count];
};

constexpr std::int64_t sign = std::numeric_limits<std::int64_t>::min();

template <std::size_t Count>
__attribute__((target("avx2"))) void find_avx2(std::span<const std::uint64_t> words,
                                               std::span<const AddressRange> ranges,
                                               std::vector<std::size_t>& positions) {
    constexpr std::size_t lanes = 4, step = 16;
    Sieve<Count> sieve;
    const __m256i flip = _mm256_set1_epi64x(sign);
    for (std::size_t i = 0; i < Count; ++i) {
        sieve.begin[i] = _mm256_set1_epi64x(static_cast<std::int64_t>(ranges[i].begin));
        sieve.size[i] = _mm256_set1_epi64x(static_cast<std::int64_t>(ranges[i].end - ranges[i].begin) ^ sign);
    }
    std::size_t at = 0;
    for (; at + step <= words.size(); at += step) {
        __m256i found = _mm256_setzero_si256();
        for (std::size_t lane = 0; lane < step; lane += lanes) {
            const __m256i word = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words.data() + at + lane));
            for (std::size_t i = 0; i < Count; ++i) {
                const __m256i distance = _mm256_xor_si256(_mm256_sub_epi64(word, sieve.begin[i]), flip);
                found = _mm256_or_si256(found, _mm256_cmpgt_epi64(sieve.size[i], distance));
            }
        }
        if (_mm256_testz_si256(found, found) != 0) continue;
        for (std::size_t i = at; i < at + step; ++i)
            if (within(words[i], ranges)) positions.push_back(i);
    }
    for (; at < words.size(); ++at)
        if (within(words[at], ranges)) positions.push_back(at);
}

}  // namespace

std::vector<AddressRange> merged(std::vector<AddressRange> ranges, std::size_t most) {
    std::sort(ranges.begin(), ranges.end(),
              [](const AddressRange& left, const AddressRange& right) { return left.begin < right.begin; });
    while (ranges.size() > most) {
        std::size_t nearest = 1;
        for (std::size_t i = 2; i < ranges.size(); ++i)
            if (ranges[i].begin - ranges[i - 1].end < ranges[nearest].begin - ranges[nearest - 1].end) nearest = i;
        ranges[nearest - 1].end = std::max(ranges[nearest - 1].end, ranges[nearest].end);
        ranges.erase(ranges.begin() + static_cast<std::ptrdiff_t>(nearest));
    }
    return ranges;
}

void find_words_scalar(std::span<const std::uint64_t> words, std::span<const AddressRange> ranges,
                       std::vector<std::size_t>& positions) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (within(words[i], ranges)) positions.push_back(i);
}

void find_words(std::span<const std::uint64_t> words, std::span<const AddressRange> ranges,
                std::vector<std::size_t>& positions) {
    static const bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (!avx2) return find_words_scalar(words, ranges, positions);
    switch (ranges.size()) {
        case 0: return;
        case 1: return find_avx2<1>(words, ranges, positions);
        case 2: return find_avx2<2>(words, ranges, positions);
        case 3: return find_avx2<3>(words, ranges, positions);
        case 4: return find_avx2<4>(words, ranges, positions);
        default: return find_words_scalar(words, ranges, positions);
    }
}

}  // namespace yieldcheck::inspector
