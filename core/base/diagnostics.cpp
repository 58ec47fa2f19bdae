#include "base/diagnostics.hpp"

#include "base/excerpt.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace precis {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kGreen = "\x1b[1;32m";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "\x1b[1;36m";
        case Severity::warning:
            return "\x1b[1;33m";
        case Severity::error:
            return "\x1b[1;31m";
    }
    return kBold;
}

std::string painted(std::string_view text, std::string_view colour, bool wanted) {
    return wanted ? fmt::format("{}{}{}", colour, text, kReset) : std::string(text);
}

const std::string& path_of(const Diagnostic& diagnostic) {
    return diagnostic.source ? diagnostic.source->path() : diagnostic.path;
}

// Where it is, as the first words of the line: "strategy.xml:41:37", "strategy.xml" or "precis".
std::string place_of(const Diagnostic& diagnostic) {
    if (diagnostic.source) {
        const Position at = diagnostic.source->position(diagnostic.offset);
        return fmt::format("{}:{}:{}", diagnostic.source->path(), at.line, at.column);
    }
    return diagnostic.path.empty() ? "precis" : diagnostic.path;
}

std::string excerpt_lines(const Diagnostic& diagnostic, bool colour) {
    const Position at = diagnostic.source->position(diagnostic.offset);
    const std::string_view line = diagnostic.source->line(at.line);
    const auto start = static_cast<std::size_t>(line.data() - diagnostic.source->text().data());
    const std::size_t offset =
        line.empty() || diagnostic.offset < start ? 0 : diagnostic.offset - start;
    const Excerpt excerpt = excerpt_of(line, offset, diagnostic.length);
    const std::string number = fmt::format("{:>5}", at.line);
    return fmt::format("{} | {}\n{:{}} | {}\n", number, excerpt.line, "", number.size(),
                       painted(excerpt.caret, kGreen, colour));
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

}  // namespace

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

Diagnostic& Diagnostic::hinted(std::string text) {
    hint = std::move(text);
    return *this;
}

Diagnostic& Diagnostics::report(Code code, const Location& where, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    if (where) {
        diagnostic.source = where.source->shared_from_this();
        diagnostic.offset = where.offset;
        diagnostic.length = where.length;
    }
    diagnostic.severity = entry_of(code).severity;
    return add(std::move(diagnostic));
}

Diagnostic& Diagnostics::report(Code code, std::string path, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = entry_of(code).severity;
    diagnostic.message = std::move(message);
    diagnostic.path = std::move(path);
    return add(std::move(diagnostic));
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
    ++counts_[static_cast<std::size_t>(diagnostic.severity)];
    if (entries_.size() < kMostKept) {
        return entries_.emplace_back(std::move(diagnostic));
    }
    dropped_ = std::move(diagnostic);
    return dropped_;
}

void Diagnostics::append(const Diagnostics& other) {
    const auto counts = other.counts_;
    const std::vector<Diagnostic> entries = other.entries_;  // `other` may be this one
    auto uncounted = counts;
    for (const Diagnostic& entry : entries) {
        --uncounted[static_cast<std::size_t>(entry.severity)];
        add(entry);
    }
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        counts_[i] += uncounted[i];
    }
}

bool Diagnostics::has_errors() const {
    return count(Severity::error) > 0;
}

std::size_t Diagnostics::count(Severity severity) const {
    return counts_[static_cast<std::size_t>(severity)];
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<const Diagnostic*> order;
    order.reserve(entries_.size());
    for (const Diagnostic& entry : entries_) {
        order.push_back(&entry);
    }
    std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
        return std::tie(path_of(*a), a->offset) < std::tie(path_of(*b), b->offset);
    });
    std::set<std::tuple<std::string_view, const void*, std::uint32_t, std::uint32_t, Code,
                        std::string_view>>
        seen;
    std::vector<Diagnostic> result;
    result.reserve(order.size());
    for (const Diagnostic* entry : order) {
        if (seen.emplace(path_of(*entry), entry->source.get(), entry->offset, entry->length,
                         entry->code, entry->message)
                .second) {
            result.push_back(*entry);
        }
    }
    const std::size_t all = std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
    if (all > entries_.size()) {
        Diagnostics more;
        result.push_back(more.report(Code::more_faults, std::string(),
                                     fmt::format("there are {} more", all - entries_.size())));
    }
    return result;
}

std::string to_text(const Diagnostic& diagnostic, bool colour) {
    std::string text = fmt::format(
        "{}: {}: {}\n", painted(without_controls(place_of(diagnostic)), kBold, colour),
        painted(fmt::format("{}[{}]", name_of(diagnostic.severity), id_of(diagnostic.code)),
                colour_of(diagnostic.severity), colour),
        without_controls(diagnostic.message));
    if (diagnostic.source) {
        text += excerpt_lines(diagnostic, colour);
    }
    if (!diagnostic.hint.empty()) {
        text += fmt::format("   {} {}\n", painted("hint:", kBold, colour),
                            without_controls(diagnostic.hint));
    }
    return text;
}

std::string to_text(const Diagnostics& diagnostics, bool colour) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        text += to_text(diagnostic, colour);
    }
    return text;
}

std::string to_json(const Diagnostics& diagnostics) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        nlohmann::ordered_json entry;
        entry["code"] = id_of(diagnostic.code);
        entry["severity"] = name_of(diagnostic.severity);
        entry["message"] = diagnostic.message;
        if (!diagnostic.hint.empty()) {
            entry["hint"] = diagnostic.hint;
        }
        if (!path_of(diagnostic).empty()) {
            entry["file"] = path_of(diagnostic);
        }
        if (diagnostic.source) {
            const Position at = diagnostic.source->position(diagnostic.offset);
            const auto stretch =
                diagnostic.source->text().substr(diagnostic.offset, diagnostic.length);
            entry["line"] = at.line;
            entry["column"] = at.column;
            entry["length"] = characters_in(stretch);
        }
        list.push_back(std::move(entry));
    }
    // What is not UTF-8 (a path, a damaged file) is replaced: the JSON is always valid.
    return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace precis
