#include "base/sarif.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

// A relative path as a URI reference (RFC 3986): what is not safe in one is in percent encoding.
std::string uri_of(std::string_view path) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr std::string_view kSafe = "/-._~";
    std::string uri = path.substr(0, 1) == "/" ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || kSafe.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += '%';
            uri += kDigits[byte >> 4U];
            uri += kDigits[byte & 15U];
        }
    }
    return uri;
}

Json rule_of(Code code) {
    const CodeEntry& entry = entry_of(code);
    Json rule;
    rule["id"] = id_of(code);
    rule["name"] = entry.name;
    rule["shortDescription"]["text"] = entry.summary;
    rule["fullDescription"]["text"] = entry.explanation;
    rule["help"]["text"] = entry.explanation;
    rule["defaultConfiguration"]["level"] = name_of(entry.severity);
    return rule;
}

Json region_of(const Diagnostic& diagnostic) {
    const Position begin = diagnostic.source->position(diagnostic.offset);
    const Position end = diagnostic.source->position(diagnostic.offset + diagnostic.length);
    Json region;
    region["startLine"] = begin.line;
    region["startColumn"] = begin.column;
    region["endLine"] = end.line;
    region["endColumn"] = end.column;
    return region;
}

Json result_of(const Diagnostic& diagnostic, std::size_t rule) {
    Json result;
    result["ruleId"] = id_of(diagnostic.code);
    result["ruleIndex"] = rule;
    result["level"] = name_of(diagnostic.severity);
    result["message"]["text"] = diagnostic.hint.empty()
                                    ? diagnostic.message
                                    : diagnostic.message + "\nhint: " + diagnostic.hint;
    const std::string& path = diagnostic.source ? diagnostic.source->path() : diagnostic.path;
    if (!path.empty()) {
        Json place;
        place["artifactLocation"]["uri"] = uri_of(path);
        if (diagnostic.source) {
            place["region"] = region_of(diagnostic);
        }
        Json location;
        location["physicalLocation"] = std::move(place);
        result["locations"] = Json::array({std::move(location)});
    }
    return result;
}

}  // namespace

std::string to_sarif(const Diagnostics& diagnostics, std::string_view program_version) {
    const std::vector<Diagnostic> found = diagnostics.sorted();
    std::map<Code, std::size_t> rules;
    for (const Diagnostic& diagnostic : found) {
        rules.emplace(diagnostic.code, 0);
    }
    Json driver;
    driver["name"] = "precis";
    driver["version"] = program_version;
    driver["rules"] = Json::array();
    for (auto& [code, index] : rules) {
        index = driver["rules"].size();
        driver["rules"].push_back(rule_of(code));
    }
    Json run;
    run["tool"]["driver"] = std::move(driver);
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = Json::array();
    for (const Diagnostic& diagnostic : found) {
        run["results"].push_back(result_of(diagnostic, rules.at(diagnostic.code)));
    }
    Json log;
    log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    log["version"] = "2.1.0";
    log["runs"] = Json::array({std::move(run)});
    // What is not UTF-8 (a path, a damaged file) is replaced: the JSON is always valid.
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace precis
