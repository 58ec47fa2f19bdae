// The choice itself, without briefings: a multiple-choice knapsack with group costs and bounds on
// how many of a group are taken, solved exactly.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace precis {

// One way of taking an item. Values and extents are whole numbers, so that the same question has
// the same answer on every machine. Neither value nor extent is negative.
struct KnapsackOption {
    std::int64_t value = 0;
    std::uint32_t extent = 0;
};

struct KnapsackItem {
    std::vector<KnapsackOption> options;
    bool required = false;   // one of its options has to be taken
    std::uint32_t rank = 0;  // decides among equals: see solve_knapsack
};

// Items that share a cost: it is paid once when any of them is taken.
struct KnapsackGroup {
    std::uint32_t extent = 0;
    std::vector<KnapsackItem> items;
    std::uint32_t least = 0;  // of its items, where any are taken
    std::uint32_t most = 0;   // of its items; 0: any number
    std::uint32_t rank = 0;   // as that of an item, among groups
    // Where it is not 0, the group takes whole pages of that extent, and `extent` is paid on each
    // of them: its items follow one another, and one for which its page has no room left goes to
    // the next, parted only if it is larger than a page. All groups have the same.
    std::uint32_t page = 0;
};

struct KnapsackSolution {
    static constexpr int kNone = -1;

    std::int64_t value = 0;
    std::uint32_t extent = 0;
    std::vector<int> chosen;  // for the items of all groups in order: the option taken, or kNone
};

// What the group costs when those options of its items are taken (or kNone).
std::uint64_t extent_of(const KnapsackGroup& group, std::span<const int> chosen);

// The choice of greatest value whose extent is at most `capacity`, or nothing when what is required
// does not fit. Among those of equal value the one of least extent; among those, ranks decide (the
// highest ranked is the first to be left out), so that where all ranks differ the choice does not
// depend on the order of groups and items. (On pages the order of items counts, and decides.)
//
// Time grows with the number of options times `capacity` (times `most`, or else `least`, of a group
// that has such a bound), memory likewise with the number of items.
std::optional<KnapsackSolution> solve_knapsack(std::span<const KnapsackGroup> groups,
                                               std::uint32_t capacity);

// The same for any room up to a capacity: what is worked out for the capacity answers for each of
// them, and only reading the choice back is done again. One that is asked again about something
// else uses the memory of its tables again.
class Knapsack {
  public:
    Knapsack();
    Knapsack(const Knapsack&) = delete;
    Knapsack& operator=(const Knapsack&) = delete;
    ~Knapsack();

    void ask(std::span<const KnapsackGroup> groups, std::uint32_t capacity);
    // Of what was asked last; 0 before.
    std::uint32_t capacity() const { return capacity_; }
    // As solve_knapsack, of what was asked last; `room` is at most capacity().
    std::optional<KnapsackSolution> solve(std::uint32_t room) const;

  private:
    struct Tables;

    std::uint32_t capacity_ = 0;
    std::unique_ptr<Tables> tables_;
};

}  // namespace precis
