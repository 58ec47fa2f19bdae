#include "strategy/stratml.hpp"

#include "base/xml.hpp"
#include "strategy/strategy.hpp"
#include "strategy/stratml/read_plan.hpp"
#include "strategy/stratml/reading.hpp"
#include "strategy/stratml/shape.hpp"
#include "strategy/stratml/write_draft.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis {
namespace {

using stratml::Edition;

// Documents may hold elements of other standards, however nested.
constexpr XmlLimits kLimits{.depth = 256};

// The start tag of the root element, without '<' and '>', as ASCII; empty when there is none near
// the beginning. Of UTF-16 every other byte is no ASCII character, so leaving those out will do.
std::string root_tag(std::string_view bytes) {
    constexpr std::size_t kMostRead = 64 * 1024;
    std::string text;
    for (const char c : bytes.substr(0, kMostRead)) {
        if (c != '\0' && static_cast<unsigned char>(c) < 0x80) {
            text += c;
        }
    }
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
        const std::string_view rest = std::string_view(text).substr(at);
        const std::string_view end = rest.starts_with("<?")     ? "?>"
                                     : rest.starts_with("<!--") ? "-->"
                                                                : ">";
        const std::size_t stop = rest.find(end);
        if (!rest.starts_with("<?") && !rest.starts_with("<!")) {
            return std::string(rest.substr(1, stop == std::string_view::npos ? stop : stop - 1));
        }
        if (stop == std::string_view::npos) {
            return {};
        }
        at += stop + end.size();
    }
    return {};
}

// Whether the document has what a plan has, so that reading it in a foreign namespace makes sense.
bool has_plan(const stratml::Reading& reading) {
    const pugi::xml_node root = reading.document().root();
    return reading.child(root, stratml::Tag::goal) || reading.child(root, stratml::Tag::core);
}

bool check_root(stratml::Reading& reading, Diagnostics& diagnostics) {
    const XmlDocument& document = reading.document();
    const Edition& edition = reading.edition();
    const std::string_view root = XmlDocument::local_name(document.root());
    const std::string space = stratml::excerpt(document.home());
    const Location where = document.name_of(document.root());
    const bool is_near = stratml::is_stratml_namespace(document.home());
    if (!edition.is_stratml) {
        diagnostics
            .report(Code::not_stratml, where,
                    fmt::format("'{}' is not a root element of StratML", stratml::excerpt(root)))
            .hinted("a StratML document begins with 'StrategicPlan' or 'PerformancePlanOrReport'");
        return false;
    }
    if (!is_near && !has_plan(reading)) {
        diagnostics
            .report(Code::not_stratml, where,
                    fmt::format("'{}' is not in a namespace of StratML and has no goals", root))
            .hinted(fmt::format("write xmlns=\"{}\"", edition.expected));
        return false;
    }
    if (!edition.root_is_exact) {
        diagnostics.report(Code::stratml_other_name, where,
                           fmt::format("'{}' is not how StratML writes its root element", root));
    }
    if (!edition.expected.empty()) {
        diagnostics
            .report(Code::stratml_namespace, where,
                    space.empty() ? fmt::format("'{}' is in no namespace", root)
                                  : fmt::format("'{}' is not the namespace of a '{}' in StratML",
                                                space, root))
            .hinted(fmt::format("it is read as if it were '{}'", edition.expected));
    }
    return true;
}

}  // namespace

bool is_stratml(std::string_view bytes) {
    const std::string tag = root_tag(bytes);
    const std::string_view qualified =
        std::string_view(tag).substr(0, tag.find_first_of(" \t\r\n/>"));
    const std::string_view name = qualified.substr(qualified.find(':') + 1);
    if (stratml::edition_of(name, {}).is_stratml) {
        return true;
    }
    return tag.find(kStrategyNamespace) == std::string::npos &&
           stratml::is_stratml_namespace(std::string_view(tag).substr(qualified.size()));
}

Location ImportedStrategy::original_of(std::size_t offset) const {
    const auto after = std::upper_bound(
        origins.begin(), origins.end(), offset,
        [](std::size_t wanted, const Origin& origin) { return wanted < origin.offset; });
    return after == origins.begin() ? Location{original.get(), 0, 0} : std::prev(after)->original;
}

std::optional<ImportedStrategy> import_stratml(std::string path, std::string bytes,
                                               Diagnostics& diagnostics) {
    const auto document =
        XmlDocument::parse(std::move(path), std::move(bytes), diagnostics, kLimits);
    if (!document) {
        return std::nullopt;
    }
    stratml::Reading reading(
        *document,
        stratml::edition_of(XmlDocument::local_name(document->root()), document->home()));
    if (!check_root(reading, diagnostics)) {
        return std::nullopt;
    }
    stratml::check_shape(reading);
    stratml::WrittenDraft written = stratml::write_draft(stratml::read_plan(reading));
    reading.report_unused();
    reading.oddities().report(diagnostics);
    return ImportedStrategy{std::move(written.text), document->source(),
                            std::move(written.origins)};
}

}  // namespace precis
