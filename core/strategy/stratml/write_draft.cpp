#include "strategy/stratml/write_draft.hpp"

#include "base/xml_text.hpp"

#include <algorithm>
#include <string_view>

namespace precis::stratml {
namespace {

constexpr std::string_view kSourceId = "stratml";

class Writer {
  public:
    WrittenDraft write(const Draft& draft) {
        text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        mark(draft.where);
        text_ += "<strategy";
        attribute("xmlns", kStrategyNamespace);
        attribute("id", draft.id);
        attribute("language", draft.language);
        text_ += ">\n";
        element("  ", "title", draft.title);
        element("  ", "subtitle", draft.subtitle);
        element("  ", "issuer", draft.issuer);
        element("  ", "published", draft.published);
        element("  ", "link", draft.link);
        write_source(draft);
        write_topics(draft);
        for (const DraftItem& item : draft.items) {
            text_ += "\n";
            write_item(item, 1);
        }
        text_ += "</strategy>\n";
        return {std::move(text_), std::move(origins_)};
    }

  private:
    void mark(const Location& where) {
        if (where) {
            origins_.push_back({text_.size(), where});
        }
    }

    // The content of a name or wording, where a brace would begin a field.
    void rich_content(std::string_view characters) {
        for (std::size_t at = 0; at < characters.size();) {
            const std::size_t brace = std::min(characters.find('{', at), characters.size());
            text_ += escaped_xml(characters.substr(at, brace - at), "");
            text_ += brace < characters.size() ? "{{" : "";
            at = brace + 1;
        }
    }

    void attribute(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            text_ += ' ';
            text_ += name;
            text_ += "=\"";
            text_ += escaped_xml(value);
            text_ += '"';
        }
    }

    void open(std::string_view indent, std::string_view name) {
        text_ += indent;
        text_ += '<';
        text_ += name;
    }

    void close(std::string_view name) {
        text_ += "</";
        text_ += name;
        text_ += ">\n";
    }

    void element(std::string_view indent, std::string_view name, std::string_view content) {
        if (!content.empty()) {
            open(indent, name);
            text_ += '>';
            text_ += escaped_xml(content, "");
            close(name);
        }
    }

    // All wordings are those of the StratML document, so it is the source of them all.
    void write_source(const Draft& draft) {
        text_ += "\n  <sources>\n    <source";
        attribute("id", kSourceId);
        text_ += ">\n";
        element("      ", "title", draft.title);
        element("      ", "author", draft.author);
        element("      ", "publisher", draft.publisher.empty() ? draft.issuer : draft.publisher);
        element("      ", "published", draft.published);
        element("      ", "link", draft.link);
        text_ += "    </source>\n  </sources>\n";
    }

    void write_topics(const Draft& draft) {
        if (draft.topics.empty()) {
            return;
        }
        text_ += "\n  <topics>\n";
        for (const DraftTopic& topic : draft.topics) {
            mark(topic.where);
            open("    ", "topic");
            attribute("id", topic.id);
            text_ += '>';
            text_ += escaped_xml(topic.name, "");
            close("topic");
        }
        text_ += "  </topics>\n";
        mark(draft.where);
    }

    void write_item(const DraftItem& item, std::size_t depth) {
        const std::string indent(depth * 2, ' ');
        const std::string inner = indent + "  ";
        const std::string_view kind = precis::name_of(item.kind);
        mark(item.where);
        open(indent, kind);
        write_attributes(item);
        text_ += ">\n";
        mark(item.name_where);
        open(inner, "name");
        text_ += '>';
        rich_content(item.name);
        close("name");
        element(inner, "role", item.role);
        write_wording(inner, item, "headline", item.headline);
        mark(item.text_where);
        write_wording(inner, item, "short", item.short_);
        write_wording(inner, item, "full", item.full);
        for (const DraftItem& part : item.parts) {
            write_item(part, depth + 1);
        }
        mark(item.where);
        text_ += indent;
        close(kind);
    }

    void write_attributes(const DraftItem& item) {
        attribute("id", item.id);
        attribute("topics", item.topic);
        attribute("importance", item.high ? "high" : "");
        std::string supports;
        for (const std::string& id : item.supports) {
            supports += (supports.empty() ? "" : " ") + id;
        }
        attribute("supports", supports);
        attribute("value", item.value);
        attribute("unit", item.unit);
        attribute("date", item.date);
        attribute("baseline", item.baseline);
        attribute("target", item.target);
        attribute("link", item.link);
    }

    void write_wording(std::string_view indent, const DraftItem& item, std::string_view length,
                       std::string_view content) {
        if (content.empty()) {
            return;
        }
        open(indent, "wording");
        attribute("length", length);
        std::string cite(kSourceId);
        cite += item.locator.empty() ? "" : "#" + item.locator;
        attribute("cite", cite);
        text_ += '>';
        rich_content(content);
        close("wording");
    }

    std::string text_;
    std::vector<Origin> origins_;
};

}  // namespace

WrittenDraft write_draft(const Draft& draft) {
    return Writer().write(draft);
}

}  // namespace precis::stratml
