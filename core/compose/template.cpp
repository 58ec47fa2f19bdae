#include "compose/template.hpp"

#include "base/xml_reader.hpp"
#include "strategy/values.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::array<std::string_view, 13> kLayouts{
    "prose",    "numbered", "bullets",   "columns", "cards",    "quotation", "table",
    "timeline", "figures",  "questions", "contact", "glossary", "pictures"};
constexpr std::array<std::string_view, 4> kPages{"any", "1", "2", "slides"};
constexpr std::array<std::string_view, 3> kLengths{"headline", "short", "full"};
constexpr std::array<std::string_view, 2> kSpans{"column", "page"};
constexpr std::array<std::string_view, 2> kOrders{"value", "written"};
constexpr std::array<std::string_view, 2> kNoYes{"no", "yes"};

class TemplateReader {
  public:
    TemplateReader(const XmlDocument& document, Diagnostics& diagnostics)
        : xml_(document, diagnostics) {}

    Template read() {
        constexpr std::array<std::string_view, 8> kAttributes{
            "id", "pages", "slides", "columns", "theme", "prefers", "contents", "larger-type"};
        constexpr std::array<std::string_view, 6> kChildren{"name",    "summary", "masthead",
                                                            "section", "footer",  "sources"};
        const pugi::xml_node root = xml_.document().root();
        check(root, kAttributes, kChildren);
        Template form;
        form.id = read_id(xml_, root).text;
        form.pages = kPages[choice(root, "pages", kPages, 0)];
        form.columns = number(root, "columns", 3).value_or(1);
        form.slides = number(root, "slides", 1000).value_or(0);
        form.theme = folded(root.attribute("theme").value());
        form.contents = choice(root, "contents", kNoYes, 0) == 1;
        if (const auto prefers = root.attribute("prefers")) {
            form.preferred = length_from(kLengths[choice(root, "prefers", kLengths, 1)]);
        }
        if (const auto percent = root.attribute("larger-type")) {
            form.larger_type = xml_.number(percent, 0, 50).value_or(0) / 100;
        }
        form.name = xml_.text(xml_.required_child(root, "name"));
        form.summary = xml_.text(xml_.only_child(root, "summary"));
        read_masthead(xml_.only_child(root, "masthead"), form);
        for (const pugi::xml_node section : root.children("section")) {
            form.sections.push_back(read_section(section));
        }
        form.footer = rich_text(root, "footer");
        read_sources(xml_.only_child(root, "sources"), form);
        check_sections(form);
        return form;
    }

  private:
    void check(pugi::xml_node element, KnownNames attributes, KnownNames children) {
        xml_.check_attributes(element, attributes);
        for (const pugi::xml_node child : element.children()) {
            xml_.is_known_child(child, children);
        }
    }

    std::size_t choice(pugi::xml_node element, const char* attribute, KnownNames known,
                       std::size_t otherwise) {
        const auto found = element.attribute(attribute);
        return found ? xml_.one_of(found, known).value_or(otherwise) : otherwise;
    }

    std::optional<int> number(pugi::xml_node element, const char* attribute, int most) {
        const auto found = element.attribute(attribute);
        return found ? xml_.integer(found, 1, most) : std::nullopt;
    }

    RichText rich_text(pugi::xml_node parent, const char* name) {
        const pugi::xml_node element = xml_.only_child(parent, name);
        return element ? read_rich_text(xml_.document(), element, xml_.diagnostics()) : RichText{};
    }

    void read_masthead(pugi::xml_node element, Template& form) {
        if (element) {
            constexpr std::array<std::string_view, 3> kChildren{"kicker", "heading", "subtitle"};
            check(element, {}, kChildren);
            form.kicker = rich_text(element, "kicker");
            form.heading = rich_text(element, "heading");
            form.subtitle = rich_text(element, "subtitle");
        }
    }

    void read_sources(pugi::xml_node element, Template& form) {
        form.sources = static_cast<bool>(element);
        if (element) {
            constexpr std::array<std::string_view, 1> kAttributes{"qr"};
            constexpr std::array<std::string_view, 1> kChildren{"heading"};
            check(element, kAttributes, kChildren);
            form.qr = choice(element, "qr", kNoYes, 0) == 1;
            form.sources_heading = rich_text(element, "heading");
        }
    }

    TemplateSection read_section(pugi::xml_node element) {
        constexpr std::array<std::string_view, 12> kAttributes{
            "id",    "layout", "span", "select",  "items", "order",
            "limit", "least",  "most", "lengths", "names", "required"};
        constexpr std::array<std::string_view, 1> kChildren{"heading"};
        check(element, kAttributes, kChildren);
        TemplateSection section;
        section.where = xml_.document().name_of(element);
        section.id = read_id(xml_, element).text;
        section.layout = kLayouts[choice(element, "layout", kLayouts, 0)];
        section.across = choice(element, "span", kSpans, 0) == 1;
        section.select = folded(element.attribute("select").value());
        for (const Word& word : xml_.words(element.attribute("items"))) {
            section.items.emplace_back(word.text);
        }
        section.by_value = choice(element, "order", kOrders, 0) == 0;
        section.limit = static_cast<std::size_t>(number(element, "limit", 10'000).value_or(0));
        section.least = static_cast<unsigned>(number(element, "least", 1000).value_or(0));
        section.most = static_cast<unsigned>(number(element, "most", 1000).value_or(0));
        if (section.most > 0 && section.least > section.most) {
            xml_.diagnostics()
                .report(Code::bad_value, xml_.document().value_of(element.attribute("least")),
                        fmt::format("section '{}' cannot show at least {} and at most {}",
                                    section.id, section.least, section.most))
                .hinted("'least' is no more than 'most'");
        }
        section.lengths = lengths(element.attribute("lengths"));
        section.names = choice(element, "names", kNoYes, 1) == 1;
        section.required = choice(element, "required", kNoYes, 0) == 1;
        section.heading = rich_text(element, "heading");
        compile(section, element.attribute("select"));
        return section;
    }

    std::vector<Length> lengths(pugi::xml_attribute attribute) {
        std::vector<Length> lengths;
        for (const Word& word : xml_.words(attribute)) {
            if (const auto length = length_from(word.text)) {
                lengths.push_back(*length);
            } else {
                xml_.report_value(word.where, word.text, "'headline', 'short' or 'full'");
            }
        }
        return lengths;
    }

    void compile(TemplateSection& section, const pugi::xml_attribute& attribute) {
        if (section.select.empty() == section.items.empty()) {
            xml_.diagnostics()
                .report(Code::bad_selection, section.where,
                        fmt::format("section '{}' needs either 'select' or 'items'", section.id))
                .hinted(
                    "'select' is an XPath expression such as //principle, 'items' a list of "
                    "ids");
            return;
        }
        if (section.select.empty()) {
            return;
        }
        try {
            auto query = std::make_shared<pugi::xpath_query>(section.select.c_str());
            if (query->return_type() == pugi::xpath_type_node_set) {
                section.query = std::move(query);
            } else {
                report_query(attribute, section.select, "it does not give elements");
            }
        } catch (const pugi::xpath_exception& error) {
            report_query(
                attribute, section.select,
                fmt::format("{} at character {}", error.what(), error.result().offset + 1));
        }
    }

    void report_query(const pugi::xml_attribute& attribute, const std::string& select,
                      const std::string& reason) {
        xml_.diagnostics()
            .report(Code::bad_selection, xml_.document().value_of(attribute),
                    fmt::format("'{}' cannot be used to select: {}", select, reason))
            .hinted("write an XPath 1.0 expression that gives items, such as //principle");
    }

    void check_sections(const Template& form) {
        std::set<std::string_view> seen;
        for (const TemplateSection& section : form.sections) {
            if (!seen.insert(section.id).second) {
                xml_.diagnostics().report(
                    Code::repeated_section, section.where,
                    fmt::format("there is already a section '{}'", section.id));
            }
        }
        if (form.sections.empty()) {
            xml_.diagnostics().report(Code::bad_selection,
                                      xml_.document().name_of(xml_.document().root()),
                                      "a template needs at least one section");
        }
    }

    XmlReader xml_;
};

}  // namespace

std::optional<Template> read_template(std::string path, std::string bytes,
                                      Diagnostics& diagnostics) {
    Diagnostics own;
    std::optional<Template> result;
    if (auto document = XmlDocument::parse(std::move(path), std::move(bytes), own)) {
        if (XmlReader(*document, own).check_root("template", kTemplateNamespace)) {
            result = TemplateReader(*document, own).read();
            result->document = std::make_unique<XmlDocument>(std::move(*document));
        }
    }
    const bool failed = own.has_errors();
    diagnostics.append(own);
    return failed ? std::nullopt : std::move(result);
}

}  // namespace precis
