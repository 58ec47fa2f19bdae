#include "base/nearest_name.hpp"
#include "strategy/audiences.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

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
constexpr std::size_t kLongestLineage = 16;

// An audience as written, before it has inherited anything.
struct Written {
    Audience audience;
    PlacedValue extends;
    std::optional<double> headline;
    std::optional<double> short_;
    std::optional<double> full;
};

// Reads the elements of the file one by one.
class AudienceReader {
  public:
    AudienceReader(const XmlReader& reader, const Strategy& strategy)
        : reader_(reader), document_(reader.document()), strategy_(strategy) {}

    Written read(pugi::xml_node element) {
        reader_.check_attributes(element, kAudienceAttributes);
        Written written;
        Audience& audience = written.audience;
        audience.where = document_.name_of(element);
        audience.id = read_id(reader_, element).text;
        audience.name = read_text(reader_, reader_.required_child(element, "name")).text;
        audience.address = read_text(reader_, reader_.only_child(element, "address")).text;
        audience.clearance = read_value(reader_, element.attribute("clearance")).text;
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
    void read_child(pugi::xml_node child, Written& written) {
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

    void read_shares(pugi::xml_node element, Written& written) {
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

void put_before(std::vector<std::string>& own, const std::vector<std::string>& inherited) {
    for (const std::string& id : inherited) {
        if (std::find(own.begin(), own.end(), id) == own.end()) {
            own.push_back(id);
        }
    }
}

// Folds into `written` what it inherits from `parent`, which has inherited all it does.
void inherit(Written& written, const Audience& parent) {
    Audience& audience = written.audience;
    audience.lineage.insert(audience.lineage.end(), parent.lineage.begin(), parent.lineage.end());
    audience.topic_weights.insert(parent.topic_weights.begin(), parent.topic_weights.end());
    audience.kind_weights.insert(parent.kind_weights.begin(), parent.kind_weights.end());
    audience.item_weights.insert(parent.item_weights.begin(), parent.item_weights.end());
    put_before(audience.first, parent.first);
    put_before(audience.knows, parent.knows);
    put_before(audience.omit, parent.omit);
    if (audience.address.empty()) {
        audience.address = parent.address;
    }
    if (audience.clearance.empty()) {
        audience.clearance = parent.clearance;
    }
    if (!audience.preferred) {
        audience.preferred = parent.preferred;
    }
    if (!audience.grade) {
        audience.grade = parent.grade;
    }
    audience.shares.headline = parent.shares.headline;
    audience.shares.short_ = parent.shares.short_;
    audience.shares.full = parent.shares.full;
}

// Resolves `extends` among the audiences of a file.
class Heritage {
  public:
    Heritage(std::vector<Written>& written, Diagnostics& diagnostics)
        : written_(written), diagnostics_(diagnostics), done_(written.size()) {
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (!index_.emplace(written[i].audience.id, i).second) {
                diagnostics_
                    .report(Code::duplicate_id, written[i].audience.where,
                            fmt::format("another audience has the id '{}'", written[i].audience.id))
                    .hinted("ids must differ; it is by them that audiences are named");
            }
        }
    }

    void resolve() {
        for (std::size_t i = 0; i < written_.size(); ++i) {
            resolve_line(i);
        }
    }

  private:
    // Follows `extends` up from one audience, then lets each inherit from the one above.
    void resolve_line(std::size_t start) {
        std::vector<std::size_t> line;
        std::optional<std::size_t> above = start;
        while (above && !done_[*above]) {
            if (std::find(line.begin(), line.end(), *above) != line.end()) {
                report_cycle(written_[line.back()]);
                above.reset();
                break;
            }
            if (line.size() == kLongestLineage) {
                report_too_long(written_[line.front()]);
                above.reset();
                break;
            }
            line.push_back(*above);
            above = parent_of(written_[*above]);
        }
        for (auto it = line.rbegin(); it != line.rend(); ++it) {
            finish(*it, above);
            above = *it;
        }
    }

    void finish(std::size_t index, std::optional<std::size_t> parent) {
        Written& written = written_[index];
        written.audience.lineage = {written.audience.id};
        if (parent && written_[*parent].audience.lineage.size() >= kLongestLineage) {
            report_too_long(written);
        } else if (parent) {
            inherit(written, written_[*parent].audience);
        }
        Shares& shares = written.audience.shares;
        shares.headline = written.headline.value_or(shares.headline);
        shares.short_ = written.short_.value_or(shares.short_);
        shares.full = written.full.value_or(shares.full);
        done_[index] = true;
    }

    std::optional<std::size_t> parent_of(const Written& written) {
        if (written.extends.text.empty()) {
            return std::nullopt;
        }
        const auto found = index_.find(written.extends.text);
        if (found != index_.end()) {
            return found->second;
        }
        std::vector<Name> ids;
        for (const Written& other : written_) {
            ids.push_back(other.audience.id);
        }
        diagnostics_
            .report(Code::unknown_audience, written.extends.where,
                    fmt::format("no audience has the id '{}'", written.extends.text))
            .hinted(did_you_mean(written.extends.text, ids));
        return std::nullopt;
    }

    void report_cycle(const Written& written) {
        diagnostics_
            .report(Code::audience_cycle, written.extends.where,
                    fmt::format("'{}' extends itself, by way of '{}'", written.audience.id,
                                written.extends.text))
            .hinted("take one 'extends' of the circle out");
    }

    void report_too_long(const Written& written) {
        diagnostics_
            .report(Code::lineage_too_long, written.extends.where,
                    fmt::format("'{}' extends more than {} audiences, one after another",
                                written.audience.id, kLongestLineage))
            .hinted("let it extend one of the first of them");
    }

    std::vector<Written>& written_;
    Diagnostics& diagnostics_;
    std::vector<bool> done_;
    std::unordered_map<Name, std::size_t> index_;
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
        std::vector<Written> written;
        reader.check_attributes(root, {});
        for (const auto child : root.children()) {
            if (reader.is_known_child(child, kRootChildren)) {
                written.push_back(AudienceReader(reader, strategy).read(child));
            }
        }
        if (written.empty()) {
            reader.report_missing(root, "audience");
        }
        Heritage(written, diagnostics).resolve();
        for (Written& one : written) {
            audiences.list.push_back(std::move(one.audience));
        }
    }
    if (diagnostics.count(Severity::error) > errors) {
        return std::nullopt;
    }
    return audiences;
}

}  // namespace precis
