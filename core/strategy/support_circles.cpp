#include "strategy/support_circles.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

// Walks along `supports` without recursion: chains may be as long as a strategy.
class Walker {
  public:
    Walker(const XmlReader& reader, const Strategy& strategy)
        : reader_(reader), strategy_(strategy), states_(strategy.items.size(), State::unseen) {}

    void run() {
        for (std::size_t i = 0; i < strategy_.items.size(); ++i) {
            if (!strategy_.items[i].supports.empty() && states_[i] == State::unseen) {
                walk_from(i);
            }
        }
    }

  private:
    enum class State : std::uint8_t { unseen, on_path, done };
    struct Step {
        std::size_t item;
        std::size_t next = 0;  // of what it supports
    };

    void walk_from(std::size_t start) {
        enter(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            const Item& item = strategy_.items[step.item];
            if (step.next == item.supports.size()) {
                states_[step.item] = State::done;
                path_.pop_back();
                continue;
            }
            const std::size_t place = step.next++;
            const auto found = strategy_.item_index.find(item.supports[place]);
            if (found == strategy_.item_index.end() || found->second == step.item) {
                continue;  // reported as a reference
            }
            if (states_[found->second] == State::on_path) {
                report(item, place, found->second);
            } else if (states_[found->second] == State::unseen) {
                enter(found->second);
            }
        }
    }

    void enter(std::size_t item) {
        states_[item] = State::on_path;
        path_.push_back({item});
    }

    void report(const Item& item, std::size_t place, std::size_t first) {
        constexpr std::size_t kMostNamed = 5;
        std::string way;
        std::size_t named = 0;
        for (auto step = path_.rbegin(); step != path_.rend() && step->item != first; ++step) {
            if (step->item != path_.back().item && named++ < kMostNamed) {
                way = fmt::format("'{}'{}{}", strategy_.items[step->item].id,
                                  way.empty() ? "" : ", ", way);
            }
        }
        const auto words = reader_.words(item.element.attribute("supports"));
        reader_.diagnostics()
            .report(Code::support_circle, words[place].where,
                    fmt::format("'{}' supports '{}', which supports it in turn{}{}", item.id,
                                strategy_.items[first].id, way.empty() ? "" : " by way of ", way))
            .hinted("take one of them out of 'supports'");
    }

    const XmlReader& reader_;
    const Strategy& strategy_;
    std::vector<State> states_;
    std::vector<Step> path_;
};

}  // namespace

void check_support_circles(const XmlReader& reader, const Strategy& strategy) {
    Walker(reader, strategy).run();
}

}  // namespace precis
