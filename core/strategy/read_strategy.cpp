#include "strategy/read_item.hpp"
#include "strategy/strategy.hpp"
#include "strategy/strategy_references.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace precis {
namespace {

using Name = std::string_view;

constexpr std::array<Name, 23> kRootChildren{
    "title",     "subtitle",  "issuer",    "published", "link",        "markings",
    "sources",   "topics",    "group",     "concept",   "principle",   "action",
    "objective", "quotation", "milestone", "measure",   "actor",       "risk",
    "resource",  "term",      "question",  "call",      "disagreement"};
constexpr std::array<Name, 8> kHead{"title", "subtitle", "issuer",  "published",
                                    "link",  "markings", "sources", "topics"};
constexpr std::array<Name, 16> kGroupChildren{
    "name",    "group", "concept", "principle", "action", "objective", "quotation", "milestone",
    "measure", "actor", "risk",    "resource",  "term",   "question",  "call",      "disagreement"};
constexpr std::array<Name, 3> kRootAttributes{"id", "language", "marking"};
constexpr std::array<Name, 5> kSourceAttributes{"id", "rank", "file", "language", "marking"};
constexpr std::array<Name, 6> kSourceChildren{"title",     "author",    "publisher",
                                              "published", "retrieved", "link"};
constexpr std::array<Name, 1> kId{"id"};
constexpr std::array<Name, 1> kCite{"cite"};
constexpr std::array<Name, 3> kDisagreementAttributes{"id", "about", "follows"};
constexpr std::array<Name, 2> kDisagreementChildren{"question", "says"};

// The ids of one kind of thing, each with its place.
using Ids = std::unordered_map<std::string, Location>;

class StrategyReader {
  public:
    StrategyReader(Strategy& strategy, const XmlReader& reader)
        : strategy_(strategy), reader_(reader), document_(reader.document()) {}

    void run() {
        const pugi::xml_node root = document_.root();
        reader_.check_attributes(root, kRootAttributes);
        read_head(root);
        // Growing would move all items time and again. Those within others are few beside these.
        const auto children = root.children();
        const auto is_element = [](pugi::xml_node node) {
            return node.type() == pugi::node_element;
        };
        strategy_.items.reserve(
            static_cast<std::size_t>(std::count_if(children.begin(), children.end(), is_element)));
        read_tree(root, kRootChildren, std::nullopt);
        if (strategy_.items.empty()) {
            reader_.diagnostics()
                .report(Code::empty_strategy, document_.name_of(root), "this strategy has no items")
                .hinted("add what it says: a concept, principles, actions");
        }
        make_indices();
        spread_markings(strategy_);
        check_references(reader_, strategy_, disagreement_places_);
    }

  private:
    void read_head(pugi::xml_node root) {
        if (root.attribute("id")) {
            strategy_.id = read_id(reader_, root).text;
        }
        strategy_.language =
            checked_language(reader_, read_value(reader_, root.attribute("language")));
        if (strategy_.language.empty()) {
            strategy_.language = "en";
        }
        const std::vector<pugi::xml_node> head = reader_.only_children(root, kHead);
        reader_.require(root, kHead[0], head[0]);
        strategy_.title = read_text(reader_, head[0]).text;
        strategy_.subtitle = read_text(reader_, head[1]).text;
        strategy_.issuer = read_text(reader_, head[2]).text;
        strategy_.published = checked_date(reader_, read_text(reader_, head[3]));
        strategy_.link = checked_link(reader_, read_text(reader_, head[4]));
        read_markings(root, head[5]);
        if (!head[6]) {
            reader_.report_missing(root, kHead[6]);
        }
        read_sources(head[6]);
        read_topics(head[7]);
    }

    void read_markings(pugi::xml_node root, pugi::xml_node ladder) {
        strategy_.markings = read_ladder(reader_, ladder);
        strategy_.marking = marking_of(root);
        strategy_.marking_where = root.attribute("marking")
                                      ? document_.value_of(root.attribute("marking"))
                                      : document_.name_of(root);
    }

    MarkingRank marking_of(pugi::xml_node element) const {
        return read_marking(reader_, element.attribute("marking"), strategy_.markings,
                            Code::unknown_marking);
    }

    // Takes note of an id; one that is there already is reported.
    void note_id(Ids& ids, const PlacedValue& id, std::string_view what) {
        if (id.text.empty()) {
            return;
        }
        const auto [first, is_new] = ids.emplace(id.text, id.where);
        if (!is_new) {
            report_duplicate(id, first->second, what);
        }
    }

    void report_duplicate(const PlacedValue& id, const Location& first, std::string_view what) {
        reader_.diagnostics()
            .report(Code::duplicate_id, id.where,
                    fmt::format("another {} has the id '{}'", what, id.text))
            .hinted(
                fmt::format("it is in line {}", document_.source()->position(first.offset).line));
    }

    void read_sources(pugi::xml_node sources) {
        constexpr std::array<Name, 1> kChildren{"source"};
        Ids ids;
        reader_.check_attributes(sources, {});
        for (const auto child : sources.children()) {
            if (reader_.is_known_child(child, kChildren)) {
                note_id(ids, read_id(reader_, child), "source");
                strategy_.sources.push_back(read_source(child));
            }
        }
        if (sources && strategy_.sources.empty()) {
            reader_.diagnostics().report(Code::missing_element, document_.name_of(sources),
                                         "'sources' has no 'source'");
        }
    }

    Source read_source(pugi::xml_node element) {
        reader_.check_attributes(element, kSourceAttributes);
        for (const auto child : element.children()) {
            reader_.is_known_child(child, kSourceChildren);
        }
        const auto text = [&](const char* name) {
            return read_text(reader_, reader_.only_child(element, name));
        };
        Source source;
        source.where = document_.name_of(element);
        source.id = folded(element.attribute("id").value());
        source.title = read_text(reader_, reader_.required_child(element, "title")).text;
        source.author = text("author").text;
        source.publisher = text("publisher").text;
        source.published = checked_date(reader_, text("published"));
        source.retrieved = checked_date(reader_, text("retrieved"));
        source.link = checked_link(reader_, text("link"));
        source.file = checked_path(reader_, read_value(reader_, element.attribute("file")));
        source.language =
            checked_language(reader_, read_value(reader_, element.attribute("language")));
        source.marking = marking_of(element);
        if (const auto rank = element.attribute("rank")) {
            source.rank = reader_.integer(rank, 1, 1000).value_or(0);
        }
        return source;
    }

    void read_topics(pugi::xml_node topics) {
        constexpr std::array<Name, 1> kChildren{"topic"};
        Ids ids;
        reader_.check_attributes(topics, {});
        for (const auto child : topics.children()) {
            if (!reader_.is_known_child(child, kChildren)) {
                continue;
            }
            reader_.check_attributes(child, kId);
            const PlacedValue id = read_id(reader_, child);
            note_id(ids, id, "topic");
            std::string name = reader_.characters(child);
            if (name.empty()) {
                reader_.diagnostics().report(Code::missing_text, document_.name_of(child),
                                             "'topic' is empty");
            }
            strategy_.topics.push_back({id.text, std::move(name), document_.name_of(child)});
        }
    }

    // The items, groups and disagreements among the children of `element`.
    void read_tree(pugi::xml_node element, std::span<const Name> known,
                   std::optional<std::size_t> parent) {
        const bool is_item = parent.has_value();
        for (const auto child : element.children()) {
            // In an item, what is unknown was reported when the item itself was read.
            if (is_item ? child.type() != pugi::node_element
                        : !reader_.is_known_child(child, known)) {
                continue;
            }
            const Name name = child.name();
            if (const auto kind = item_kind_from(name); kind && document_.is_at_home(child)) {
                add_item(child, *kind, parent);
            } else if (name == "group" && !is_item) {
                read_group(child);
            } else if (name == "disagreement" && document_.is_at_home(child)) {
                strategy_.disagreements.push_back(read_disagreement(child));
            }
        }
    }

    void add_item(pugi::xml_node element, ItemKind kind, std::optional<std::size_t> parent) {
        const std::size_t index = strategy_.items.size();
        Item& item =
            strategy_.items.emplace_back(read_item(reader_, element, kind, strategy_.markings));
        item.order = index;
        item.parent = parent;
        read_tree(element, {}, index);
    }

    void read_group(pugi::xml_node group) {
        reader_.check_attributes(group, kId);
        note_id(group_ids_, read_id(reader_, group), "group");
        read_text(reader_, reader_.required_child(group, "name"));
        read_tree(group, kGroupChildren, std::nullopt);
    }

    Disagreement read_disagreement(pugi::xml_node element) {
        reader_.check_attributes(element, kDisagreementAttributes);
        Disagreement disagreement;
        disagreement.where = document_.name_of(element);
        const PlacedValue id = read_id(reader_, element);
        note_id(disagreement_ids_, id, "disagreement");
        disagreement.id = id.text;
        const PlacedValue about = read_value(reader_, element.attribute("about"));
        const PlacedValue follows = read_value(reader_, element.attribute("follows"));
        disagreement.about = about.text;
        disagreement.follows = follows.text;
        disagreement_places_.push_back({about.where, follows.where});
        disagreement.question =
            read_text(reader_, reader_.required_child(element, "question")).text;
        for (const auto child : element.children()) {
            if (reader_.is_known_child(child, kDisagreementChildren) &&
                Name(child.name()) == "says") {
                disagreement.statements.push_back(read_statement(child));
            }
        }
        if (disagreement.statements.size() < 2) {
            reader_.diagnostics()
                .report(Code::one_sided_disagreement, disagreement.where,
                        "a disagreement needs at least two statements")
                .hinted("write what each source says in a 'says' of its own");
        }
        return disagreement;
    }

    Disagreement::Statement read_statement(pugi::xml_node element) {
        reader_.check_attributes(element, kCite);
        Disagreement::Statement statement;
        statement.text = reader_.characters(element);
        if (statement.text.empty()) {
            reader_.diagnostics().report(Code::missing_text, document_.name_of(element),
                                         "'says' is empty");
        }
        const pugi::xml_attribute cite = element.attribute("cite");
        statement.citation.source = reader_.required(element, "cite");
        statement.citation.where = document_.name_of(element);
        if (const auto words = cite ? reader_.words(cite) : std::vector<Word>(); !words.empty()) {
            statement.citation = citation_from(words.front());
            if (words.size() > 1) {
                reader_.report_value(document_.value_of(cite), cite.value(), "one source");
            }
        }
        return statement;
    }

    void make_indices() {
        const auto index = [](auto& map, const auto& things) {
            map.reserve(things.size());
            for (std::size_t i = 0; i < things.size(); ++i) {
                map.emplace(things[i].id, i);
            }
        };
        index_items();
        index(strategy_.source_index, strategy_.sources);
        index(strategy_.topic_index, strategy_.topics);
    }

    void index_items() {
        strategy_.item_index.reserve(strategy_.items.size());
        for (std::size_t i = 0; i < strategy_.items.size(); ++i) {
            const Item& item = strategy_.items[i];
            const auto [first, is_new] = strategy_.item_index.emplace(item.id, i);
            if (!is_new && !item.id.empty()) {
                report_duplicate({item.id, place_of_id(item)},
                                 place_of_id(strategy_.items[first->second]), "item");
            }
        }
    }

    Location place_of_id(const Item& item) const {
        const pugi::xml_attribute id = item.element.attribute("id");
        return id ? document_.value_of(id) : item.where;
    }

    Strategy& strategy_;
    const XmlReader& reader_;
    const XmlDocument& document_;
    Ids group_ids_;
    Ids disagreement_ids_;
    std::vector<DisagreementPlaces> disagreement_places_;
};

}  // namespace

std::optional<Strategy> read_strategy(std::string path, std::string bytes,
                                      Diagnostics& diagnostics) {
    auto document = XmlDocument::parse(std::move(path), std::move(bytes), diagnostics);
    if (!document) {
        return std::nullopt;
    }
    Strategy strategy;
    strategy.document = std::make_unique<XmlDocument>(std::move(*document));
    const XmlReader reader(*strategy.document, diagnostics);
    const std::size_t errors = diagnostics.count(Severity::error);
    if (reader.check_root("strategy", kStrategyNamespace)) {
        StrategyReader(strategy, reader).run();
    }
    if (diagnostics.count(Severity::error) > errors) {
        return std::nullopt;
    }
    return strategy;
}

}  // namespace precis
