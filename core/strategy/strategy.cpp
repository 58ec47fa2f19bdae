#include "strategy/strategy.hpp"

#include "base/xml_reader.hpp"

#include <algorithm>
#include <array>

namespace precis {
namespace {

constexpr std::array<std::string_view, 13> kKinds{
    "concept", "principle", "action",   "objective", "quotation", "milestone", "measure",
    "actor",   "risk",      "resource", "term",      "question",  "call"};
constexpr std::array<std::string_view, 4> kImportances{"required", "high", "medium", "low"};
constexpr std::array<std::string_view, 3> kLengths{"headline", "short", "full"};

template <typename Thing>
const Thing* find_by(const std::vector<Thing>& things,
                     const std::unordered_map<std::string_view, std::size_t>& index,
                     std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &things[found->second];
}

}  // namespace

std::string_view name_of(ItemKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<ItemKind> item_kind_from(std::string_view element) {
    const auto found = std::find(kKinds.begin(), kKinds.end(), element);
    return found == kKinds.end() ? std::nullopt
                                 : std::optional(static_cast<ItemKind>(found - kKinds.begin()));
}

std::string_view name_of(Importance importance) {
    return kImportances[static_cast<std::size_t>(importance)];
}

std::string_view name_of(Length length) {
    return kLengths[static_cast<std::size_t>(length)];
}

std::optional<Length> length_from(std::string_view name) {
    const auto found = std::find(kLengths.begin(), kLengths.end(), name);
    return found == kLengths.end() ? std::nullopt
                                   : std::optional(static_cast<Length>(found - kLengths.begin()));
}

const Particulars& Item::particulars() const {
    static const Particulars kNone;
    return own_particulars == nullptr ? kNone : *own_particulars;
}

bool Wording::is_for(std::string_view audience) const {
    return std::find(audiences.begin(), audiences.end(), audience) != audiences.end();
}

const Item* Strategy::find_item(std::string_view wanted) const {
    return find_by(items, item_index, wanted);
}

const Item* Strategy::find_item(pugi::xml_node element) const {
    const Item* item = find_item(folded(element.attribute("id").value()));
    return item != nullptr && item->element == element ? item : nullptr;
}

const Source* Strategy::find_source(std::string_view wanted) const {
    return find_by(sources, source_index, wanted);
}

const Topic* Strategy::find_topic(std::string_view wanted) const {
    return find_by(topics, topic_index, wanted);
}

}  // namespace precis
