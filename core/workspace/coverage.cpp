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

Coverage::Coverage(const Strategy& strategy, const Audiences& audiences) {
    for (const Audience& audience : audiences.list) {
        audiences_.push_back(audience.id);
    }
    for (const Item& item : strategy.items) {
        rows_.push_back({item.id,
                         item.marking == 0 ? "" : strategy.markings.at(item.marking - 1).id,
                         std::vector<Lengths>(audiences_.size())});
    }
}

void Coverage::add(const Item& item, const Node& block, std::size_t audience) {
    for (const Node* wording : block.alternatives) {
        if (const auto length = length_from(wording->attribute("length"))) {
            rows_[item.order].reach[audience][static_cast<std::size_t>(*length)] = true;
        }
    }
}

std::string to_text(const Coverage& coverage) {
    std::size_t widest = 0;
    for (const Coverage::Row& row : coverage.rows()) {
        widest = std::max(widest, row.item.size());
    }
    std::string text = fmt::format("{:{}}", "", widest);
    for (const std::string& audience : coverage.audiences()) {
        text += "  " + audience;
    }
    text += '\n';
    for (const Coverage::Row& row : coverage.rows()) {
        std::string line = fmt::format("{:{}}", row.item, widest);
        for (std::size_t i = 0; i < row.reach.size(); ++i) {
            line += fmt::format("  {:{}}", cell(row.reach[i]), coverage.audiences()[i].size());
        }
        line += row.marking.empty() ? "" : "  " + row.marking;
        text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return text + "h headline, s short, f full, - not at all\n";
}

std::string to_json(const Coverage& coverage) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Coverage::Row& row : coverage.rows()) {
        nlohmann::ordered_json entry;
        entry["item"] = row.item;
        if (!row.marking.empty()) {
            entry["marking"] = row.marking;
        }
        entry["audiences"] = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.reach.size(); ++i) {
            auto lengths = nlohmann::ordered_json::array();
            for (const Length length : kLengths) {
                if (row.reach[i][static_cast<std::size_t>(length)]) {
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
