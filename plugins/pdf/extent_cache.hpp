// What was measured, kept from one briefing of a batch to the next: personalised pages have most of
// their sections in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>

namespace precis::pdf {

// One thread at a time.
class ExtentCache {
  public:
    // Room for some thousand wordings in the sizes that are tried: a megabyte. What comes after
    // begins anew, so that memory does not grow with the number of briefings.
    static constexpr std::size_t kMost = 16'000;

    // All that an extent depends on. The two digests stand for everything that is read of the
    // briefing (see Node::digest).
    struct Key {
        std::uint64_t surroundings = 0;  // 0: not known, and nothing is kept
        std::uint64_t block = 0;
        std::uint32_t alternative = 0;
        double type_size = 0;
        bool operator==(const Key&) const = default;
    };

    // What `measure` gives; it is asked only where that is not known. What it throws passes.
    template <class Measure>
    double extent(const Key& key, Measure&& measure) {
        if (key.surroundings == 0) {
            return measure();
        }
        if (const auto known = known_.find(key); known != known_.end()) {
            return known->second;
        }
        const double measured = measure();
        if (known_.size() == kMost) {
            known_.clear();
        }
        known_.emplace(key, measured);
        return measured;
    }

    std::size_t size() const { return known_.size(); }

  private:
    struct Hash {
        std::size_t operator()(const Key& key) const {
            const std::size_t size = std::hash<double>{}(key.type_size);
            return (key.surroundings * 31 + key.block) * 31 + key.alternative * 0x9E3779B9U + size;
        }
    };

    std::unordered_map<Key, double, Hash> known_;
};

}  // namespace precis::pdf
