#include "strategy/read_item.hpp"

#include "strategy/read_picture.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace precis {
namespace {

using Name = std::string_view;

constexpr std::array<Name, 4> kImportances{"required", "high", "medium", "low"};
constexpr std::array<Name, 3> kLengths{"headline", "short", "full"};
constexpr std::array<Name, 4> kWordingAttributes{"length", "cite", "for", "marking"};

constexpr std::array<Name, 18> kItemChildren{
    "name",      "wording", "picture",   "role",      "disagreement", "concept",
    "principle", "action",  "objective", "quotation", "milestone",    "measure",
    "actor",     "risk",    "resource",  "term",      "question",     "call"};

// The attributes of every item, then those that only its kind has.
constexpr std::array<Name, 5> kAttributes{"id", "topics", "importance", "supports", "marking"};
constexpr std::array<Name, 7> kQuotationAttributes{"id",      "topics",  "importance", "supports",
                                                   "marking", "speaker", "occasion"};
constexpr std::array<Name, 6> kMilestoneAttributes{"id",       "topics",  "importance",
                                                   "supports", "marking", "date"};
constexpr std::array<Name, 10> kMeasureAttributes{"id",       "topics", "importance", "supports",
                                                  "marking",  "value",  "unit",       "date",
                                                  "baseline", "target"};
constexpr std::array<Name, 6> kLinkedAttributes{"id",       "topics",  "importance",
                                                "supports", "marking", "link"};

KnownNames attributes_of(ItemKind kind) {
    switch (kind) {
        case ItemKind::quotation:
            return kQuotationAttributes;
        case ItemKind::milestone:
            return kMilestoneAttributes;
        case ItemKind::measure:
            return kMeasureAttributes;
        case ItemKind::resource:
        case ItemKind::call:
            return kLinkedAttributes;
        default:
            return kAttributes;
    }
}

std::vector<std::string> ids_in(const XmlReader& reader, const pugi::xml_attribute& attribute) {
    std::vector<std::string> ids;
    const std::vector<Word> words = read_ids(reader, attribute);
    ids.reserve(words.size());
    for (const Word& word : words) {
        ids.emplace_back(word.text);
    }
    return ids;
}

Wording read_wording(const XmlReader& reader, pugi::xml_node element, const MarkingLadder& ladder) {
    const XmlDocument& document = reader.document();
    reader.check_attributes(element, kWordingAttributes);
    Wording wording;
    wording.where = document.name_of(element);
    if (const auto length = element.attribute("length")) {
        wording.length = static_cast<Length>(reader.one_of(length, kLengths).value_or(2));
    } else {
        reader.required(element, "length");
    }
    if (const auto cite = element.attribute("cite")) {
        const std::vector<Word> words = reader.words(cite);
        wording.citations.reserve(words.size());
        for (const Word& word : words) {
            wording.citations.push_back(citation_from(word));
        }
        if (wording.citations.empty()) {
            reader.report_value(document.value_of(cite), "", "at least one source");
        }
    }
    wording.audiences = ids_in(reader, element.attribute("for"));
    wording.marking =
        read_marking(reader, element.attribute("marking"), ladder, Code::unknown_marking);
    wording.text = read_rich_text(document, element, reader.diagnostics());
    if (wording.text.empty()) {
        reader.diagnostics().report(Code::missing_text, wording.where, "this wording says nothing");
    }
    return wording;
}

// Two wordings of one length that one audience could be given: which one would be chance.
void check_overlaps(const XmlReader& reader, const Item& item) {
    struct Use {
        Length length;
        std::string_view audience;  // empty: all that have none of their own
        const Wording* wording;
    };
    std::vector<Use> uses;
    uses.reserve(item.wordings.size());
    for (const Wording& wording : item.wordings) {
        for (const std::string& audience : wording.audiences) {
            uses.push_back({wording.length, audience, &wording});
        }
        if (wording.audiences.empty()) {
            uses.push_back({wording.length, {}, &wording});
        }
    }
    std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
        return std::tie(a.length, a.audience, a.wording) <
               std::tie(b.length, b.audience, b.wording);
    });
    for (std::size_t i = 1; i < uses.size(); ++i) {
        const Use& first = uses[i - 1];
        const Use& second = uses[i];
        if (first.length != second.length || first.audience != second.audience ||
            first.wording == second.wording) {
            continue;
        }
        const SourceText& source = *reader.document().source();
        reader.diagnostics()
            .report(Code::overlapping_wordings, second.wording->where,
                    fmt::format("'{}' has two {} wordings for {}", item.id, name_of(second.length),
                                second.audience.empty()
                                    ? std::string("all audiences")
                                    : fmt::format("the audience '{}'", second.audience)))
            .hinted(fmt::format("the other one is in line {}",
                                source.position(first.wording->where.offset).line));
    }
}

void read_particulars(const XmlReader& reader, pugi::xml_node element, Item& item) {
    Particulars own;
    const auto attribute = [&](const char* name) {
        return read_value(reader, element.attribute(name));
    };
    switch (item.kind) {
        case ItemKind::quotation:
            own.speaker = attribute("speaker").text;
            own.occasion = attribute("occasion").text;
            break;
        case ItemKind::milestone:
            item.date = checked_date(reader, attribute("date"));
            break;
        case ItemKind::measure:
            own.value = checked_decimal(reader, attribute("value"));
            own.unit = attribute("unit").text;
            item.date = checked_date(reader, attribute("date"));
            own.baseline = checked_decimal(reader, attribute("baseline"));
            own.target = checked_decimal(reader, attribute("target"));
            break;
        case ItemKind::resource:
        case ItemKind::call:
            own.link = checked_link(reader, attribute("link"));
            break;
        case ItemKind::actor:
            own.role = read_text(reader, reader.only_child(element, "role")).text;
            break;
        default:
            break;
    }
    if (own != Particulars{}) {
        item.own_particulars = std::make_unique<const Particulars>(std::move(own));
    }
}

void read_parts(const XmlReader& reader, pugi::xml_node element, const MarkingLadder& ladder,
                Item& item) {
    const XmlDocument& document = reader.document();
    item.wordings.reserve(kLengths.size());
    for (const auto child : element.children()) {
        if (!reader.is_known_child(child, kItemChildren)) {
            continue;
        }
        const Name name = child.name();
        if (name == "wording") {
            item.wordings.push_back(read_wording(reader, child, ladder));
        } else if (name == "role" && item.kind != ItemKind::actor) {
            reader.diagnostics()
                .report(Code::unknown_element, document.name_of(child),
                        fmt::format("there is no element 'role' in '{}'", element.name()))
                .hinted("only an actor has a role");
        }
    }
    item.picture = read_picture(reader, element, ladder);
}

void read_name(const XmlReader& reader, pugi::xml_node element, Item& item) {
    // The words of a quotation stand for themselves.
    const bool may_lack = item.kind == ItemKind::quotation;
    const pugi::xml_node name =
        may_lack ? reader.only_child(element, "name") : reader.required_child(element, "name");
    if (name) {
        reader.check_attributes(name, {});
        item.name = read_rich_text(reader.document(), name, reader.diagnostics());
    }
}

}  // namespace

Citation citation_from(const Word& word) {
    const std::size_t hash = std::min(word.text.find('#'), word.text.size());
    Citation citation;
    citation.source = word.text.substr(0, hash);
    citation.locator = hash < word.text.size() ? word.text.substr(hash + 1) : "";
    citation.where = word.where;
    if (hash < word.where.length) {
        citation.where.length = static_cast<std::uint32_t>(std::max<std::size_t>(hash, 1));
    }
    return citation;
}

Item read_item(const XmlReader& reader, pugi::xml_node element, ItemKind kind,
               const MarkingLadder& ladder) {
    Item item;
    item.kind = kind;
    item.element = element;
    item.where = reader.document().name_of(element);
    reader.check_attributes(element, attributes_of(kind));
    item.id = read_id(reader, element).text;
    item.topics = ids_in(reader, element.attribute("topics"));
    item.supports = ids_in(reader, element.attribute("supports"));
    if (const auto importance = element.attribute("importance")) {
        item.importance =
            static_cast<Importance>(reader.one_of(importance, kImportances)
                                        .value_or(static_cast<std::size_t>(Importance::medium)));
    }
    item.marking =
        read_marking(reader, element.attribute("marking"), ladder, Code::unknown_marking);
    read_name(reader, element, item);
    read_particulars(reader, element, item);
    read_parts(reader, element, ladder, item);
    check_overlaps(reader, item);
    const auto is_general = [](const Wording& wording) { return wording.audiences.empty(); };
    if (std::none_of(item.wordings.begin(), item.wordings.end(), is_general)) {
        reader.diagnostics()
            .report(Code::no_general_wording, item.where,
                    item.wordings.empty()
                        ? fmt::format("'{}' has no wording", item.id)
                        : fmt::format("'{}' has wordings only for some audiences", item.id))
            .hinted("give it a wording without 'for', which is for all");
    }
    return item;
}

}  // namespace precis
