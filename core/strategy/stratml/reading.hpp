// A StratML document as it is read: by meaning rather than by name, and with a record of what has
// been made use of, so that the rest can be reported rather than dropped in silence.
#pragma once

#include "base/xml.hpp"
#include "strategy/stratml/oddities.hpp"
#include "strategy/stratml/texts.hpp"
#include "strategy/stratml/vocabulary.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace precis::stratml {

struct PlacedText {
    std::string text;
    Location where;

    explicit operator bool() const { return !text.empty(); }
};

class Reading {
  public:
    // The document must outlive the reading.
    Reading(const XmlDocument& document, Edition edition)
        : document_(document), edition_(edition) {}

    const XmlDocument& document() const { return document_; }
    const Edition& edition() const { return edition_; }
    Oddities& oddities() { return oddities_; }

    // Unknown for elements of other namespaces.
    Tag tag(pugi::xml_node element) const;

    // The children that mean `wanted`, also those in an element that only groups them.
    std::vector<pugi::xml_node> children(pugi::xml_node element, Tag wanted) const;
    pugi::xml_node child(pugi::xml_node element, Tag wanted) const;

    // The text right in `element`, white space folded; empty for one that only holds a place for
    // another. It counts as used.
    PlacedText text(pugi::xml_node element);
    PlacedText text(pugi::xml_node element, Tag child) { return text(this->child(element, child)); }
    // The same, but it does not yet count as used.
    PlacedText look(pugi::xml_node element) const;

    // The date in the child; empty and not used when it is none.
    std::string date(pugi::xml_node element, Tag child);

    void use(pugi::xml_node element) { used_.insert(element.internal_object()); }
    void use(const pugi::xml_attribute& attribute) { used_.insert(attribute.internal_object()); }

    // Whether neither the element nor anything in it says anything.
    static bool is_empty(pugi::xml_node element);

    // Whether there is anything in the element that a reader could be told. Identifiers, numbering
    // and dates are of something, and alone say nothing; nor does the nought that forms put beside
    // "To be determined".
    bool says_something(pugi::xml_node element) const;

    // Reports that the element says nothing and so nothing is made of it, unless it is quite
    // empty, which is reported anyway.
    void leave_out(pugi::xml_node element);

    // "'Name' in 'Goal'", for messages.
    static std::string in_parent(pugi::xml_node element);

    // Adds an oddity for all that the document says and that has not been used.
    void report_unused();

    // Identifiers of the document and the items made of their elements.
    std::unordered_map<std::string, std::string> item_by_identifier;
    Ids ids;
    std::string language = "en";

  private:
    void report_unused(pugi::xml_node element);
    void use_all(pugi::xml_node element);

    const XmlDocument& document_;
    Edition edition_;
    Oddities oddities_;
    std::unordered_set<const void*> used_;
};

// An ISO 8601 date, as XML Schema has it, without its time zone; empty when it is none.
std::string date_from(std::string_view text);

// The characters right in an element, white space folded.
std::string own_text(pugi::xml_node element);

}  // namespace precis::stratml
