#include "workspace/coverage.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace precis {
namespace {

constexpr std::array kLengths{Length::headline, Length::short_, Length::full};

// "h s f", with a point for a length that does not reach the audience.
std::string cell(const Coverage::Lengths& lengths) {
    if (lengths == Coverage::Lengths{}) {
        return "-";
    }
    constexpr std::array kLetters{'h', 's', 'f'};
    std::string text;
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
        text += lengths[i] ? kLetters[i] : '.';
    }
    return text;
}

}  // namespace

Coverage::Coverage(const Strategy& strategy, const Audiences& audiences) : strategy_(&strategy) {
    for (const Audience& audience : audiences.list) {
        audiences_.push_back(audience.id);
    }
    reach_.resize(strategy.items.size() * audiences_.size());
}

void Coverage::add(const Item& item, std::span<const Length> lengths, std::size_t audience) {
    for (const Length length : lengths) {
        reach_[item.order * audiences_.size() + audience][static_cast<std::size_t>(length)] = true;
    }
}

std::span<const Item> Coverage::items() const {
    return strategy_ == nullptr ? std::span<const Item>() : strategy_->items;
}

std::string_view Coverage::marking(const Item& item) const {
    return item.marking == 0 ? std::string_view() : strategy_->markings.at(item.marking - 1).id;
}

std::span<const Coverage::Lengths> Coverage::reach(const Item& item) const {
    return std::span(reach_).subspan(item.order * audiences_.size(), audiences_.size());
}

std::string to_text(const Coverage& coverage) {
    std::size_t widest = 0;
    for (const Item& item : coverage.items()) {
        widest = std::max(widest, item.id.size());
    }
    std::string text = fmt::format("{:{}}", "", widest);
    for (const std::string& audience : coverage.audiences()) {
        text += "  " + audience;
    }
    text += '\n';
    for (const Item& item : coverage.items()) {
        std::string line = fmt::format("{:{}}", item.id, widest);
        const auto reach = coverage.reach(item);
        for (std::size_t i = 0; i < reach.size(); ++i) {
            line += fmt::format("  {:{}}", cell(reach[i]), coverage.audiences()[i].size());
        }
        const std::string_view marking = coverage.marking(item);
        line += marking.empty() ? "" : fmt::format("  {}", marking);
        text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return text + "h headline, s short, f full, - not at all\n";
}

std::string to_json(const Coverage& coverage) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Item& item : coverage.items()) {
        nlohmann::ordered_json entry;
        entry["item"] = item.id;
        if (const auto marking = coverage.marking(item); !marking.empty()) {
            entry["marking"] = marking;
        }
        entry["audiences"] = nlohmann::ordered_json::object();
        const auto reach = coverage.reach(item);
        for (std::size_t i = 0; i < reach.size(); ++i) {
            auto lengths = nlohmann::ordered_json::array();
            for (const Length length : kLengths) {
                if (reach[i][static_cast<std::size_t>(length)]) {
                    lengths.push_back(name_of(length));
                }
            }
            entry["audiences"][coverage.audiences()[i]] = std::move(lengths);
        }
        list.push_back(std::move(entry));
    }
    return list.dump(2) + "\n";
}

}  // namespace precis
