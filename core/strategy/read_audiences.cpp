#include "base/nearest_name.hpp"
#include "strategy/audience_heritage.hpp"
#include "strategy/audiences.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace precis {
namespace {

using Name = std::string_view;
using Weights = std::map<std::string, double, std::less<>>;

constexpr std::array<Name, 1> kRootChildren{"audience"};
constexpr std::array<Name, 5> kAudienceAttributes{"id", "extends", "prefers", "grade", "clearance"};
constexpr std::array<Name, 7> kAudienceChildren{"name", "address", "weight", "first",
                                                "omit", "knows",   "shares"};
constexpr std::array<Name, 4> kWeightAttributes{"topic", "kind", "item", "value"};
constexpr std::array<Name, 1> kItems{"items"};
constexpr std::array<Name, 1> kTerms{"terms"};
constexpr std::array<Name, 3> kLengths{"headline", "short", "full"};

constexpr double kGreatestWeight = 10;
constexpr double kGreatestGrade = 20;

// Reads the elements of the file one by one.
class AudienceReader {
  public:
    AudienceReader(const XmlReader& reader, const Strategy& strategy)
        : reader_(reader), document_(reader.document()), strategy_(strategy) {}

    WrittenAudience read(pugi::xml_node element) {
        reader_.check_attributes(element, kAudienceAttributes);
        WrittenAudience written;
        Audience& audience = written.audience;
        audience.where = document_.name_of(element);
        audience.id = read_id(reader_, element).text;
        audience.name = read_text(reader_, reader_.required_child(element, "name")).text;
        audience.address = read_text(reader_, reader_.only_child(element, "address")).text;
        read_clearance(element.attribute("clearance"), audience);
        written.extends = read_value(reader_, element.attribute("extends"));
        if (const auto prefers = element.attribute("prefers")) {
            if (const auto length = reader_.one_of(prefers, kLengths)) {
                audience.preferred = static_cast<Length>(*length);
            }
        }
        if (const auto grade = element.attribute("grade")) {
            audience.grade = reader_.number(grade, 1, kGreatestGrade);
        }
        for (const auto child : element.children()) {
            if (reader_.is_known_child(child, kAudienceChildren)) {
                read_child(child, written);
            }
        }
        read_shares(reader_.only_child(element, "shares"), written);
        check_contradictions(audience);
        return written;
    }

  private:
    void read_clearance(const pugi::xml_attribute& attribute, Audience& audience) {
        if (attribute) {
            audience.clearance = read_value(reader_, attribute).text;
            audience.cleared_to =
                read_marking(reader_, attribute, strategy_.markings, Code::unknown_clearance);
        }
    }

    void read_child(pugi::xml_node child, WrittenAudience& written) {
        const Name name = child.name();
        Audience& audience = written.audience;
        if (name == "weight") {
            read_weight(child, audience);
        } else if (name == "first") {
            read_items(child, audience.first);
        } else if (name == "omit") {
            read_items(child, audience.omit);
        } else if (name == "knows") {
            read_terms(child, audience.knows);
        }
    }

    void read_weight(pugi::xml_node element, Audience& audience) {
        reader_.check_attributes(element, kWeightAttributes);
        reader_.check_empty(element);
        reader_.required(element, "value");
        const auto value = element.attribute("value")
                               ? reader_.number(element.attribute("value"), 0, kGreatestWeight)
                               : std::nullopt;
        pugi::xml_attribute of;
        std::size_t given = 0;
        for (const char* name : {"topic", "kind", "item"}) {
            if (const auto attribute = element.attribute(name)) {
                of = attribute;
                ++given;
            }
        }
        if (given != 1) {
            reader_.diagnostics()
                .report(Code::weight_of_what, document_.name_of(element),
                        given == 0 ? "this weight is of nothing"
                                   : "this weight is of more than one thing")
                .hinted("give it one of 'topic', 'kind' and 'item'");
            return;
        }
        Weights& weights = weights_for(of, audience);
        if (!weights.emplace(of.value(), value.value_or(1)).second) {
            reader_.diagnostics()
                .report(Code::repeated_weight, document_.value_of(of),
                        fmt::format("'{}' has a weight for '{}' already", audience.id, of.value()))
                .hinted("keep one of them");
        }
    }

    // Also checks that what the weight is of exists.
    Weights& weights_for(const pugi::xml_attribute& of, Audience& audience) {
        const Name what = of.name();
        const Name id = of.value();
        const Location where = document_.value_of(of);
        if (what == "topic") {
            if (strategy_.find_topic(id) == nullptr) {
                report_unknown(Code::unknown_topic, "topic", id, where, strategy_.topics);
            }
            return audience.topic_weights;
        }
        if (what == "item") {
            check_item(id, where);
            return audience.item_weights;
        }
        if (!item_kind_from(id)) {
            std::vector<Name> kinds;
            for (int kind = 0; kind <= static_cast<int>(ItemKind::call); ++kind) {
                kinds.push_back(name_of(static_cast<ItemKind>(kind)));
            }
            reader_.diagnostics()
                .report(Code::unknown_kind, where, fmt::format("there is no kind of item '{}'", id))
                .hinted(did_you_mean(id, kinds));
        }
        return audience.kind_weights;
    }

    void read_items(pugi::xml_node element, std::vector<std::string>& items) {
        for (const Word& word : list_in(element, kItems, "items")) {
            check_item(word.text, word.where);
            items.emplace_back(word.text);
        }
    }

    void read_terms(pugi::xml_node element, std::vector<std::string>& terms) {
        for (const Word& word : list_in(element, kTerms, "terms")) {
            const Item* item = strategy_.find_item(word.text);
            if (item == nullptr) {
                report_unknown(Code::not_a_term, "term", word.text, word.where, strategy_.items);
            } else if (item->kind != ItemKind::term) {
                reader_.diagnostics().report(Code::not_a_term, word.where,
                                             fmt::format("'{}' is no term but of the kind '{}'",
                                                         word.text, name_of(item->kind)));
            }
            terms.emplace_back(word.text);
        }
    }

    std::vector<Word> list_in(pugi::xml_node element, KnownNames known, const char* name) {
        reader_.check_attributes(element, known);
        reader_.check_empty(element);
        const pugi::xml_attribute attribute = element.attribute(name);
        if (!attribute) {
            reader_.required(element, name);
        }
        return read_ids(reader_, attribute);
    }

    void check_item(Name id, const Location& where) {
        if (strategy_.find_item(id) == nullptr) {
            report_unknown(Code::unknown_item, "item", id, where, strategy_.items);
        }
    }

    void read_shares(pugi::xml_node element, WrittenAudience& written) {
        if (!element) {
            return;
        }
        reader_.check_attributes(element, kLengths);
        reader_.check_empty(element);
        const auto share = [&](const char* name) {
            const pugi::xml_attribute attribute = element.attribute(name);
            return attribute ? reader_.number(attribute, 0, 1) : std::nullopt;
        };
        written.headline = share("headline");
        written.short_ = share("short");
        written.full = share("full");
    }

    void check_contradictions(const Audience& audience) {
        for (const std::string& id : audience.first) {
            if (std::find(audience.omit.begin(), audience.omit.end(), id) != audience.omit.end()) {
                reader_.diagnostics()
                    .report(Code::first_and_omitted, audience.where,
                            fmt::format("'{}' puts '{}' first and leaves it out", audience.id, id))
                    .hinted("take it out of 'first' or of 'omit'");
            }
        }
    }

    template <typename Things>
    void report_unknown(Code code, Name what, Name id, const Location& where,
                        const Things& things) {
        std::vector<Name> ids;
        for (const auto& thing : things) {
            ids.push_back(thing.id);
        }
        reader_.diagnostics()
            .report(code, where, fmt::format("no {} has the id '{}'", what, id))
            .hinted(did_you_mean(id, ids));
    }

    const XmlReader& reader_;
    const XmlDocument& document_;
    const Strategy& strategy_;
};

}  // namespace

std::optional<Audiences> read_audiences(std::string path, std::string bytes,
                                        const Strategy& strategy, Diagnostics& diagnostics) {
    auto document = XmlDocument::parse(std::move(path), std::move(bytes), diagnostics);
    if (!document) {
        return std::nullopt;
    }
    Audiences audiences;
    audiences.document = std::make_unique<XmlDocument>(std::move(*document));
    const XmlReader reader(*audiences.document, diagnostics);
    const std::size_t errors = diagnostics.count(Severity::error);
    if (reader.check_root("audiences", kAudiencesNamespace)) {
        const pugi::xml_node root = audiences.document->root();
        std::vector<WrittenAudience> written;
        reader.check_attributes(root, {});
        for (const auto child : root.children()) {
            if (reader.is_known_child(child, kRootChildren)) {
                written.push_back(AudienceReader(reader, strategy).read(child));
            }
        }
        if (written.empty()) {
            reader.report_missing(root, "audience");
        }
        resolve_heritage(written, diagnostics);
        for (WrittenAudience& one : written) {
            audiences.list.push_back(std::move(one.audience));
        }
    }
    if (diagnostics.count(Severity::error) > errors) {
        return std::nullopt;
    }
    return audiences;
}

}  // namespace precis
