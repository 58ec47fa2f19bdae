#include "strategy/stratml/read_plan.hpp"

#include "strategy/stratml/read_actors.hpp"
#include "strategy/stratml/read_goals.hpp"
#include "strategy/stratml/wordings.hpp"
#include "strategy/values.hpp"

#include <unordered_set>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

class PlanReader {
  public:
    explicit PlanReader(Reading& reading)
        : reading_(reading), root_(reading.document().root()), actors_(reading) {}

    Draft read() {
        draft_.where = reading_.document().name_of(root_);
        read_language();
        read_organizations();
        read_title();
        read_dates();
        read_submitter();
        read_direction(Tag::vision, "Vision");
        read_direction(Tag::mission, "Mission");
        read_description();
        read_values();
        GoalReader goals(reading_, actors_);
        goals.read(root_, draft_);
        actors_.read_stakeholders(root_, {});
        report_missing_wordings(draft_.items, reading_);
        for (DraftItem& actor : actors_.take()) {
            draft_.items.push_back(std::move(actor));
        }
        goals.resolve_relations(draft_);
        return std::move(draft_);
    }

  private:
    void read_language() {
        const pugi::xml_attribute attribute = root_.attribute("xml:lang");
        draft_.language = canonical_language(attribute.value());
        if (!draft_.language.empty()) {
            reading_.use(attribute);
        } else {
            draft_.language = "en";
            reading_.oddities().add(Code::stratml_no_language, draft_.where,
                                    "the document does not say which language it is in",
                                    "it is taken to be English; if it is not, add xml:lang=\"…\" "
                                    "to the root element");
        }
        reading_.language = draft_.language;
    }

    void read_organizations() {
        for (const auto element : reading_.children(root_, Tag::organization)) {
            const std::string name = actors_.read_organization(element);
            if (!name.empty()) {
                draft_.issuer += (draft_.issuer.empty() ? "" : "; ") + name;
            }
        }
        if (const PlacedText publisher = reading_.text(root_, Tag::publisher)) {
            draft_.publisher = publisher.text;
            draft_.issuer = draft_.issuer.empty() ? publisher.text : draft_.issuer;
        }
    }

    void read_title() {
        draft_.title = reading_.text(root_, Tag::name).text;
        if (draft_.title.empty()) {
            draft_.title = draft_.issuer.empty() ? std::string(root_.name()) : draft_.issuer;
            reading_.oddities().add(Code::stratml_no_name, draft_.where,
                                    fmt::format("the '{}' has no name", root_.name()),
                                    fmt::format("its title is '{}' here", excerpt(draft_.title)));
        }
        Ids ids;
        draft_.id = ids.from_name(draft_.title, "plan");
    }

    void read_dates() {
        draft_.published = reading_.date(root_, Tag::published);
        const std::string start = reading_.date(root_, Tag::start);
        const std::string end = reading_.date(root_, Tag::end);
        if (!start.empty() && !end.empty() && start > end) {
            reading_.oddities().add(
                Code::stratml_bad_value, reading_.look(reading_.child(root_, Tag::end)).where,
                fmt::format("the plan ends before it starts: '{}' to '{}'", start, end));
        }
        draft_.subtitle = start.empty() || end.empty() ? start + end : start + " – " + end;
        const pugi::xml_node source = reading_.child(root_, Tag::source);
        if (const PlacedText link = reading_.look(source); is_link(link.text)) {
            draft_.link = link.text;
            reading_.use(source);
        }
    }

    void read_submitter() {
        const pugi::xml_node submitter = reading_.child(root_, Tag::submitter);
        const std::string given = reading_.text(submitter, Tag::given_name).text;
        const std::string surname = reading_.text(submitter, Tag::surname).text;
        draft_.author = given.empty() || surname.empty() ? given + surname : given + " " + surname;
    }

    // The vision or the mission, which have no names of their own.
    void read_direction(Tag tag, const std::string& name) {
        for (const auto element : reading_.children(root_, tag)) {
            PlacedText text = reading_.text(element, Tag::description);
            text = text ? text : reading_.text(element);
            if (!text) {
                continue;
            }
            DraftItem item = make_item(element, ItemKind::concept_, name);
            item.high = true;
            item.text_where = text.where;
            add_wordings(item, text.text, {}, true, reading_);
            add(element, std::move(item));
        }
    }

    void read_description() {
        const pugi::xml_node description = reading_.child(root_, Tag::description);
        const pugi::xml_node other = reading_.child(root_, Tag::other);
        const PlacedText text = reading_.text(description);
        PlacedText more = reading_.look(other);
        if (is_editorial(more.text)) {
            more.text.clear();
        } else if (more) {
            reading_.use(other);
        }
        if (!text && !more) {
            return;
        }
        DraftItem item = make_item(text ? description : other, ItemKind::concept_, draft_.title);
        item.text_where = text ? text.where : more.where;
        item.locator = "Description";
        add_wordings(item, text.text, more.text, true, reading_);
        add(root_, std::move(item));
    }

    void read_values() {
        std::unordered_set<std::string> names;
        for (const auto element : reading_.children(root_, Tag::value)) {
            PlacedText name = reading_.text(element, Tag::name);
            PlacedText description = reading_.text(element, Tag::description);
            name = name ? name : reading_.text(element);
            if (!name && !description) {
                continue;
            }
            if (!name) {
                std::swap(name, description);
            }
            DraftItem item = make_item(element, ItemKind::principle, name.text);
            item.name_where = name.where;
            item.text_where = description ? description.where : name.where;
            if (!names.insert(name_key(name.text)).second) {
                reading_.oddities().add(
                    Code::stratml_same_name, name.where,
                    fmt::format("two values have the name '{}'", excerpt(name.text)),
                    fmt::format("this one gets the id '{}'", item.id));
            }
            add_wordings(item, description.text, {}, false, reading_);
            add(element, std::move(item));
        }
    }

    DraftItem make_item(pugi::xml_node element, ItemKind kind, const std::string& name) {
        DraftItem item;
        item.kind = kind;
        item.name = name;
        item.id = reading_.ids.from_name(name, name_of(kind));
        item.locator = XmlDocument::local_name(element);
        item.where = reading_.document().name_of(element);
        item.name_where = item.where;
        return item;
    }

    void add(pugi::xml_node element, DraftItem item) {
        const PlacedText identifier = reading_.look(reading_.child(element, Tag::identifier));
        if (identifier) {
            reading_.item_by_identifier.emplace(identifier.text, item.id);
        }
        draft_.items.push_back(std::move(item));
    }

    Reading& reading_;
    pugi::xml_node root_;
    ActorReader actors_;
    Draft draft_;
};

}  // namespace

Draft read_plan(Reading& reading) {
    return PlanReader(reading).read();
}

}  // namespace precis::stratml
