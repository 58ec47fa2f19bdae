#include "compose/template.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/element_reader.hpp"

namespace precis {
namespace {

class TemplateReader {
  public:
    TemplateReader(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    Template read() {
        Template form;
        ElementReader root(document_, document_.root(), diagnostics_);
        form.id = root.required("id");
        form.pages = root.one_of("pages", {"any", "1", "2", "slides"});
        form.columns = std::stoi(root.one_of("columns", {"1", "2", "3"}));
        form.theme = root.text("theme");
        form.preferred = length(root, "prefers");
        form.name = root.child_text("name");
        form.summary = root.child_text("summary");
        read_masthead(root.child("masthead"), form);
        for (const pugi::xml_node section : root.children("section")) {
            form.sections.push_back(read_section(section));
        }
        form.footer = rich_text(root.child("footer"));
        read_sources(root.child("sources"), form);
        root.finish();
        check_ids(form);
        return form;
    }

  private:
    RichText rich_text(pugi::xml_node element) {
        return element ? read_rich_text(document_, element, diagnostics_) : RichText{};
    }

    std::optional<Length> length(ElementReader& reader, std::string_view attribute) {
        const std::string value = reader.one_of(attribute, {"", "headline", "short", "full"});
        return length_from(value);
    }

    void read_masthead(pugi::xml_node element, Template& form) {
        if (!element) {
            return;
        }
        ElementReader reader(document_, element, diagnostics_);
        form.kicker = rich_text(reader.child("kicker"));
        form.heading = rich_text(reader.child("heading"));
        form.subtitle = rich_text(reader.child("subtitle"));
        reader.finish();
    }

    void read_sources(pugi::xml_node element, Template& form) {
        form.sources = static_cast<bool>(element);
        if (element) {
            ElementReader reader(document_, element, diagnostics_);
            form.sources_heading = rich_text(reader.child("heading"));
            reader.finish();
        }
    }

    TemplateSection read_section(pugi::xml_node element) {
        ElementReader reader(document_, element, diagnostics_);
        TemplateSection section;
        section.where = reader.place();
        section.id = reader.required("id");
        section.layout = reader.one_of(
            "layout", {"prose", "numbered", "bullets", "columns", "quotation", "table", "timeline",
                       "figures", "questions", "contact"});
        section.across = reader.one_of("span", {"column", "page"}) == "page";
        section.select = reader.text("select");
        section.items = reader.words("items");
        section.by_value = reader.one_of("order", {"value", "written"}) == "value";
        section.limit = static_cast<std::size_t>(reader.number("limit", 1, 10000).value_or(0));
        section.lengths = lengths(reader);
        section.names = reader.flag("names", true);
        section.required = reader.flag("required", false);
        section.heading = rich_text(reader.child("heading"));
        reader.finish();
        compile(section, reader);
        return section;
    }

    std::vector<Length> lengths(ElementReader& reader) {
        std::vector<Length> lengths;
        for (const std::string& word : reader.words("lengths")) {
            if (const auto length = length_from(word)) {
                lengths.push_back(*length);
            } else {
                diagnostics_
                    .report(Code::unknown_value, reader.place("lengths"),
                            fmt::format("'{}' is not a length of wording", word))
                    .hinted("lengths are headline, short and full");
            }
        }
        return lengths;
    }

    void compile(TemplateSection& section, const ElementReader& reader) {
        if (section.select.empty() == section.items.empty()) {
            diagnostics_
                .report(Code::bad_selection, section.where,
                        fmt::format("section '{}' needs either 'select' or 'items'", section.id))
                .hinted("'select' is an XPath expression such as //principle, 'items' a list of "
                        "ids");
            return;
        }
        if (section.select.empty()) {
            return;
        }
        try {
            auto query = std::make_shared<pugi::xpath_query>(section.select.c_str());
            if (query->return_type() != pugi::xpath_type_node_set) {
                report_query(section, reader, "it does not give elements");
            } else {
                section.query = std::move(query);
            }
        } catch (const pugi::xpath_exception& error) {
            report_query(section, reader,
                         fmt::format("{} at character {}", error.what(),
                                     error.result().offset + 1));
        }
    }

    void report_query(const TemplateSection& section, const ElementReader& reader,
                      const std::string& reason) {
        diagnostics_
            .report(Code::bad_selection, reader.place("select"),
                    fmt::format("'{}' cannot be used to select: {}", section.select, reason))
            .hinted("write an XPath 1.0 expression that gives items, such as //principle");
    }

    void check_ids(const Template& form) {
        std::set<std::string_view> seen;
        for (const TemplateSection& section : form.sections) {
            if (!seen.insert(section.id).second) {
                diagnostics_.report(Code::repeated_section, section.where,
                                    fmt::format("there is already a section '{}'", section.id));
            }
        }
        if (form.sections.empty()) {
            diagnostics_.report(Code::bad_selection, document_.name_of(document_.root()),
                                "a template needs at least one section");
        }
    }

    const XmlDocument& document_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Template> read_template(std::string path, std::string bytes,
                                      Diagnostics& diagnostics) {
    Diagnostics own;
    std::optional<Template> result;
    if (auto document = XmlDocument::parse(std::move(path), std::move(bytes), own)) {
        if (check_root(*document, "template", kTemplateNamespace, own)) {
            result = TemplateReader(*document, own).read();
            result->document = std::make_unique<XmlDocument>(std::move(*document));
        }
    }
    const bool failed = own.has_errors();
    diagnostics.append(own);
    return failed ? std::nullopt : std::move(result);
}

}  // namespace precis
