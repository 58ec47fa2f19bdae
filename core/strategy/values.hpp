// The kinds of value that files of the strategy room hold, read and checked at their place.
#pragma once

#include "base/xml_reader.hpp"
#include "strategy/partial_date.hpp"

#include <string>
#include <string_view>

namespace precis {

// A value as written, and where.
struct PlacedValue {
    std::string text;
    Location where;
};

// The text of a child element that may be missing; empty if it is.
PlacedValue read_text(const XmlReader& reader, pugi::xml_node child);
// An attribute that may be missing.
PlacedValue read_value(const XmlReader& reader, const pugi::xml_attribute& attribute);

// Each of these reports a value that is not of its kind, and returns it all the same (dates:
// none), so that reading goes on. An empty value is taken for a missing one.
PartialDate checked_date(const XmlReader& reader, const PlacedValue& value);
std::string checked_link(const XmlReader& reader, const PlacedValue& value);
std::string checked_language(const XmlReader& reader, const PlacedValue& value);
std::string checked_decimal(const XmlReader& reader, const PlacedValue& value);
// The relative path of a file in the workspace.
std::string checked_path(const XmlReader& reader, const PlacedValue& value);

// The required attribute `name`; the words of a list of ids, none of them twice.
PlacedValue read_id(const XmlReader& reader, pugi::xml_node element, const char* name = "id");
std::vector<Word> read_ids(const XmlReader& reader, const pugi::xml_attribute& attribute);

// Whether `id` begins with a letter and has only letters, digits, '-', '_' and '.'.
bool is_id(std::string_view id);
// Whether `link` is an absolute address that a reader can follow.
bool is_link(std::string_view link);
// The canonical form of a BCP 47 language tag; empty when it is none.
std::string canonical_language(std::string_view tag);

void report_bad_link(Diagnostics& diagnostics, const Location& where, std::string_view link);

}  // namespace precis
