#include "strategy/markup.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

struct Element {
    Run::Kind kind;
    std::string_view name;
    std::string_view attribute;  // that holds the target
};
constexpr std::array kElements{
    Element{Run::Kind::emphasis, "em", ""}, Element{Run::Kind::strong, "strong", ""},
    Element{Run::Kind::quote, "quote", "cite"}, Element{Run::Kind::term, "term", "ref"},
    Element{Run::Kind::link, "link", "href"}};
constexpr std::array<std::pair<char, std::string_view>, 4> kReferences{
    {{'&', "&amp;"}, {'<', "&lt;"}, {'"', "&quot;"}, {'{', "{{"}}};

std::string escaped(std::string_view text, std::string_view which) {
    std::string out;
    for (const char c : text) {
        std::string_view as(&c, 1);
        for (const auto& [character, reference] : kReferences) {
            if (character == c && which.find(c) != std::string_view::npos) {
                as = reference;
            }
        }
        out += as;
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t length = 1;
        char c = text.front();
        for (const auto& [character, reference] : kReferences) {
            if (c == '&' && text.starts_with(reference)) {
                c = character;
                length = reference.size();
                break;
            }
        }
        out += c;
        text.remove_prefix(length);
    }
    return out;
}

}  // namespace

Markup markup_around(const Run& run) {
    return markup_around(run, !run.runs.empty());
}

Markup markup_around(const Run& run, bool holds) {
    if (run.kind == Run::Kind::field) {
        return {fmt::format("{{{}}}", run.text), ""};
    }
    for (const Element& element : kElements) {
        if (element.kind == run.kind) {
            std::string start = fmt::format("<{}", element.name);
            if (!run.text.empty()) {
                start += fmt::format(" {}=\"{}\"", element.attribute, escaped(run.text, "&<\""));
            }
            return holds ? Markup{start + ">", fmt::format("</{}>", element.name)}
                         : Markup{start + "/>", ""};
        }
    }
    return {};
}

std::string markup_of(const RichText& text) {
    std::string out;
    for (const Run& run : text) {
        if (run.kind == Run::Kind::text) {
            out += escaped(run.text, "&<{");
        } else {
            const Markup around = markup_around(run);
            out += around.start + markup_of(run.runs) + around.end;
        }
    }
    return out;
}

std::optional<Run> run_from_markup(std::string_view start) {
    Run run;
    if (start.size() > 2 && start.front() == '{' && start.back() == '}') {
        run.kind = Run::Kind::field;
        run.text = start.substr(1, start.size() - 2);
        return run;
    }
    if (!start.starts_with('<') || !start.ends_with('>')) {
        return std::nullopt;
    }
    const std::string_view name = start.substr(1, start.find_first_of(" />") - 1);
    for (const Element& element : kElements) {
        if (element.name == name) {
            run.kind = element.kind;
            const std::size_t open = start.find('"');
            const std::size_t close = start.rfind('"');
            if (open != close) {
                run.text = unescaped(start.substr(open + 1, close - open - 1));
            }
            return run;
        }
    }
    return std::nullopt;
}

}  // namespace precis
