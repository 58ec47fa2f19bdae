#include "strategy/stratml/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace precis::stratml {
namespace {

struct Entry {
    std::string_view name;
    Tag tag;
};

// The names in the ISO editions, one for each element.
constexpr std::array kStandard{
    Entry{"StrategicPlanCore", Tag::core},
    Entry{"AdministrativeInformation", Tag::administration},
    Entry{"Name", Tag::name},
    Entry{"Description", Tag::description},
    Entry{"OtherInformation", Tag::other},
    Entry{"Organization", Tag::organization},
    Entry{"Acronym", Tag::acronym},
    Entry{"Identifier", Tag::identifier},
    Entry{"Stakeholder", Tag::stakeholder},
    Entry{"Role", Tag::role},
    Entry{"RoleType", Tag::role_type},
    Entry{"Vision", Tag::vision},
    Entry{"Mission", Tag::mission},
    Entry{"Value", Tag::value},
    Entry{"Goal", Tag::goal},
    Entry{"Objective", Tag::objective},
    Entry{"SequenceIndicator", Tag::sequence},
    Entry{"PerformanceIndicator", Tag::indicator},
    Entry{"MeasurementDimension", Tag::dimension},
    Entry{"UnitOfMeasurement", Tag::unit},
    Entry{"Relationship", Tag::relationship},
    Entry{"ReferentIdentifier", Tag::referent},
    Entry{"MeasurementInstance", Tag::instance},
    Entry{"TargetResult", Tag::target},
    Entry{"ActualResult", Tag::actual},
    Entry{"NumberOfUnits", Tag::number},
    Entry{"Descriptor", Tag::descriptor},
    Entry{"DescriptorName", Tag::descriptor_name},
    Entry{"DescriptorValue", Tag::descriptor_value},
    Entry{"StartDate", Tag::start},
    Entry{"EndDate", Tag::end},
    Entry{"PublicationDate", Tag::published},
    Entry{"Source", Tag::source},
    Entry{"Submitter", Tag::submitter},
    Entry{"GivenName", Tag::given_name},
    Entry{"Surname", Tag::surname},
    Entry{"PhoneNumber", Tag::phone},
    Entry{"EmailAddress", Tag::email},
};

// What documents and the ANSI editions write instead.
constexpr std::array kOtherNames{
    Entry{"FirstName", Tag::given_name},
    Entry{"LastName", Tag::surname},
    Entry{"Title", Tag::name},
    Entry{"Summary", Tag::description},
    Entry{"Organisation", Tag::organization},
    Entry{"Date", Tag::published},
    Entry{"Created", Tag::published},
    Entry{"Effective", Tag::start},
    Entry{"Expires", Tag::end},
    Entry{"Period", Tag::end},
    Entry{"Publisher", Tag::publisher},
    Entry{"Email", Tag::email},
    Entry{"Phone", Tag::phone},
    Entry{"WebAddress", Tag::source},
    Entry{"UnitOfMeasure", Tag::unit},
    Entry{"Unit", Tag::unit},
    Entry{"Dimension", Tag::dimension},
    Entry{"Baseline", Tag::baseline},
    Entry{"Target", Tag::target},
    Entry{"Actual", Tag::actual},
    Entry{"Id", Tag::identifier},
    Entry{"Header", Tag::container},
    Entry{"Organizations", Tag::container},
    Entry{"Stakeholders", Tag::container},
    Entry{"Roles", Tag::container},
    Entry{"Values", Tag::container},
    Entry{"Goals", Tag::container},
    Entry{"Objectives", Tag::container},
    Entry{"PerformanceIndicators", Tag::container},
    Entry{"MeasurementInstances", Tag::container},
    Entry{"Targets", Tag::container},
    Entry{"Actuals", Tag::container},
    Entry{"Dates", Tag::container},
};

constexpr std::string_view kPart1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core";
constexpr std::string_view kPart2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";
constexpr std::string_view kAnsiPart1 = "http://www.stratml.net";
constexpr std::string_view kAnsiPart2 = "http://www.stratml.net/PerformancePlanOrReport";
constexpr std::string_view kPlan = "StrategicPlan";
constexpr std::string_view kPerformancePlan = "PerformancePlanOrReport";

using Index = std::unordered_map<std::string, Tag>;

Index make_index() {
    Index index;
    for (const Entry& entry : kStandard) {
        index.emplace(lower_case(entry.name), entry.tag);
    }
    for (const Entry& entry : kOtherNames) {
        index.emplace(lower_case(entry.name), entry.tag);
    }
    return index;
}

bool is_result(Tag tag) {
    return tag == Tag::target || tag == Tag::actual || tag == Tag::baseline;
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
    return lower_case(a) == lower_case(b);
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

std::string_view name_of(Tag tag) {
    const auto entry = std::find_if(kStandard.begin(), kStandard.end(),
                                    [tag](const Entry& one) { return one.tag == tag; });
    return entry == kStandard.end() ? std::string_view() : entry->name;
}

Tag tag_of(pugi::xml_node element) {
    static const Index index = make_index();
    constexpr std::size_t kLongestName = 32;
    const pugi::xml_node parent = element.parent();
    if (parent.type() == pugi::node_document) {
        return Tag::plan;
    }
    std::string_view name = element.name();
    name = name.substr(name.find(':') + 1);
    if (name.size() > kLongestName) {
        return Tag::unknown;
    }
    const auto found = index.find(lower_case(name));
    if (found == index.end()) {
        return Tag::unknown;
    }
    // A value is a principle, except where results are.
    return found->second == Tag::value && is_result(tag_of(parent)) ? Tag::number : found->second;
}

bool is_stratml_namespace(std::string_view space) {
    const std::string lower = lower_case(space);
    return lower.find("stratml") != std::string::npos || lower.find("17469") != std::string::npos ||
           lower.find("performanceplanorreport") != std::string::npos;
}

Edition edition_of(std::string_view root, std::string_view space) {
    Edition edition;
    edition.performance = same_letters(root, kPerformancePlan);
    edition.root_is_exact = root == kPlan || root == kPerformancePlan;
    edition.is_stratml = edition.performance || same_letters(root, kPlan);
    edition.ansi = space == kAnsiPart1 || space == kAnsiPart2;
    const std::string_view iso = edition.performance ? kPart2 : kPart1;
    const std::string_view ansi = edition.performance ? kAnsiPart2 : kAnsiPart1;
    if (space != iso && space != ansi) {
        edition.expected = iso;
    }
    return edition;
}

bool is_exact(Tag tag, std::string_view name, const Edition& edition) {
    if (edition.ansi && (tag == Tag::given_name || tag == Tag::surname)) {
        return name == (tag == Tag::given_name ? "FirstName" : "LastName");
    }
    return name == name_of(tag);
}

}  // namespace precis::stratml
