// What was measured, kept from one briefing of a batch to the next: personalised pages have most of
// their sections in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>

namespace precis::pdf {

// All that a measure depends on.
struct MeasureKey {
    // Stands for everything that is read of the briefing (see Node::digest); 0: the host does not
    // tell, and nothing is kept.
    std::uint64_t what = 0;
    double type_size = 0;
    bool operator==(const MeasureKey&) const = default;

    void add(std::uint64_t digest) {
        constexpr std::uint64_t kOdd = 0xBF58476D1CE4E5B9U;
        if (what != 0) {
            what = (what ^ (digest + 0x9E3779B97F4A7C15U + (what << 12U) + (what >> 4U))) * kOdd;
            what += what == 0 ? 1 : 0;
        }
    }
    MeasureKey with(std::uint64_t digest) const {
        MeasureKey more = *this;
        more.add(digest);
        return more;
    }
};

// `kMost` of them: what comes after begins anew, so that memory does not grow with the number of
// briefings. One thread at a time.
template <class Measured, std::size_t kMost>
class KeptMeasures {
  public:
    // What `measure` gives; it is asked only where that is not known. What it throws passes.
    template <class Measure>
    Measured of(const MeasureKey& key, Measure&& measure) {
        if (key.what == 0) {
            return measure();
        }
        if (const auto known = known_.find(key); known != known_.end()) {
            return known->second;
        }
        Measured measured = measure();
        if (known_.size() == kMost) {
            known_.clear();
        }
        return known_.emplace(key, std::move(measured)).first->second;
    }

    std::size_t size() const { return known_.size(); }
    static constexpr std::size_t most() { return kMost; }

  private:
    struct Hash {
        std::size_t operator()(const MeasureKey& key) const {
            return key.what ^ std::hash<double>{}(key.type_size);
        }
    };

    std::unordered_map<MeasureKey, Measured, Hash> known_;
};

}  // namespace precis::pdf
