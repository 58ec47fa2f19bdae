#include "base/xml_text.hpp"
#include "strategy/markup.hpp"
#include "strategy/translation.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

// XLIFF's own words for what a code does (type, subType), for tools that show it.
std::string_view type_of(Run::Kind kind) {
    switch (kind) {
        case Run::Kind::emphasis:
            return R"(type="fmt" subType="xlf:i")";
        case Run::Kind::strong:
            return R"(type="fmt" subType="xlf:b")";
        case Run::Kind::quote:
            return R"(type="quote")";
        case Run::Kind::term:
            return R"(type="link" subType="precis:term")";
        case Run::Kind::link:
            return R"(type="link" subType="precis:link")";
        case Run::Kind::field:
        case Run::Kind::text:
            break;
    }
    return R"(type="other" subType="precis:field")";
}

// The codes of a unit, numbered as they come in its source. Those of the target are its own: the
// same markup, though one may be empty where the other holds words.
class Codes {
  public:
    Codes(const RichText& source, const RichText* target) {
        number(source);
        if (target != nullptr) {
            match(*target);
        }
    }

    // A code that the source does not have (of an older source) is written as plain text.
    std::string content(const RichText& text) {
        std::string out;
        for (const Run& run : text) {
            if (run.kind == Run::Kind::text) {
                out += escaped_xml(run.text);
                continue;
            }
            const std::string inner = content(run.runs);
            const auto id = ids_.find(&run);
            if (id != ids_.end()) {
                out += element(id->second, run, inner);
            } else {
                out += run.kind == Run::Kind::field ? escaped_xml(markup_around(run).start) : inner;
            }
        }
        return out;
    }

    const std::vector<std::string>& data() const { return data_; }

  private:
    struct InlineCode {
        const Run* source;
        bool used = false;
        bool holds = false;  // words, in the source or in the target
    };

    void number(const RichText& text) {
        for (const Run& run : text) {
            if (run.kind != Run::Kind::text) {
                codes_.push_back({&run, false, !run.runs.empty()});
                ids_.emplace(&run, codes_.size());
                number(run.runs);
            }
        }
    }

    void match(const RichText& text) {
        for (const Run& run : text) {
            if (run.kind == Run::Kind::text) {
                continue;
            }
            const auto found =
                std::find_if(codes_.begin(), codes_.end(), [&](const InlineCode& code) {
                    const Run& other = *code.source;
                    return !code.used && other.kind == run.kind && other.text == run.text;
                });
            if (found != codes_.end()) {
                found->used = true;
                found->holds = found->holds || !run.runs.empty();
                ids_.emplace(&run, static_cast<std::size_t>(found - codes_.begin()) + 1);
            }
            match(run.runs);
        }
    }

    std::string reference(const std::string& markup) {
        const auto found = std::find(data_.begin(), data_.end(), markup);
        const auto place = found - data_.begin();
        if (found == data_.end()) {
            data_.push_back(markup);
        }
        return fmt::format("d{}", place + 1);
    }

    std::string element(std::size_t id, const Run& run, const std::string& inner) {
        constexpr std::string_view kFixed = R"(canCopy="no" canDelete="no")";
        const bool holds = codes_[id - 1].holds;
        const Markup markup = markup_around(run, holds);
        const std::string start = escaped_xml(markup.start);
        if (!holds) {
            return fmt::format(R"(<ph id="{}" {} {} disp="{}" dataRef="{}"/>)", id, kFixed,
                               type_of(run.kind), start, reference(markup.start));
        }
        const std::string opening = reference(markup.start);
        return fmt::format(
            R"(<pc id="{}" {} {} dispStart="{}" dispEnd="{}" dataRefStart="{}" dataRefEnd="{}">{}</pc>)",
            id, kFixed, type_of(run.kind), start, escaped_xml(markup.end), opening,
            reference(markup.end), inner);
    }

    std::vector<InlineCode> codes_;
    std::unordered_map<const Run*, std::size_t> ids_;
    std::vector<std::string> data_;
};

class Writer {
  public:
    std::string write(const Translation& translation) {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        line(0, fmt::format(R"(<xliff xmlns="{}" version="2.0" srcLang="{}" trgLang="{}"{}>)",
                            kXliffNamespace, translation.source_language, translation.language,
                            translation.attributes));
        for (const TranslatedFile& file : translation.files) {
            if (!file.units.empty()) {
                write_file(file);
            }
        }
        line(0, "</xliff>");
        return std::move(out_);
    }

  private:
    void line(std::size_t depth, std::string_view text) {
        out_.append(2 * depth, ' ').append(text) += '\n';
    }

    void write_file(const TranslatedFile& file) {
        const std::string original =
            file.original.empty() ? ""
                                  : fmt::format(R"( original="{}")", escaped_xml(file.original));
        line(1,
             fmt::format(R"(<file id="{}"{}{}>)", escaped_xml(file.id), original, file.attributes));
        for (const std::string& part : file.head) {
            line(2, part);
        }
        write_content(Content(file), std::nullopt);
        line(1, "</file>");
    }

    // What a file's units and groups are in: each group, and the file itself, holds units and
    // groups in the order of the first unit of each; a group without any comes last.
    class Content {
      public:
        struct Part {
            const TranslatedUnit* unit = nullptr;  // or the group:
            std::size_t group = 0;
        };

        explicit Content(const TranslatedFile& file)
            : file_(file), parts_(file.groups.size() + 1), placed_(file.groups.size()) {
            for (const TranslatedUnit& unit : file.units) {
                place_group(unit.group);
                parts_[place_of(unit.group)].push_back({&unit, 0});
            }
            for (std::size_t i = 0; i < file.groups.size(); ++i) {
                place_group(i);
            }
        }

        const TranslatedGroup& group(std::size_t index) const { return file_.groups[index]; }
        const std::vector<Part>& of(std::optional<std::size_t> group) const {
            return parts_[place_of(group)];
        }

      private:
        static std::size_t place_of(std::optional<std::size_t> group) {
            return group ? *group + 1 : 0;
        }

        void place_group(std::optional<std::size_t> group) {
            if (group && !placed_[*group]) {
                placed_[*group] = true;
                const auto parent = file_.groups[*group].parent;
                place_group(parent);
                parts_[place_of(parent)].push_back({nullptr, *group});
            }
        }

        const TranslatedFile& file_;
        std::vector<std::vector<Part>> parts_;  // of the file, then of each group
        std::vector<bool> placed_;
    };

    void write_content(const Content& content, std::optional<std::size_t> in) {
        for (const Content::Part& part : content.of(in)) {
            if (part.unit != nullptr) {
                write_unit(*part.unit);
            } else {
                const TranslatedGroup& group = content.group(part.group);
                line(2, fmt::format("<group{}>", group.attributes));
                for (const std::string& head : group.head) {
                    line(2, head);
                }
                write_content(content, part.group);
                line(2, "</group>");
            }
        }
    }

    void write_unit(const TranslatedUnit& unit) {
        line(2, fmt::format(R"(<unit id="{}"{}>)", escaped_xml(unit.id), unit.attributes));
        for (const std::string& extension : unit.extensions) {
            line(3, extension);
        }
        write_notes(unit);
        if (unit.body.empty()) {
            write_body(unit);
        } else {
            line(3, unit.body);
        }
        line(2, "</unit>");
    }

    void write_body(const TranslatedUnit& unit) {
        Codes codes(unit.source, unit.target ? &*unit.target : nullptr);
        const std::string source = codes.content(unit.source);
        const std::string target = unit.target ? codes.content(*unit.target) : "";
        if (!codes.data().empty()) {
            line(3, "<originalData>");
            for (std::size_t i = 0; i < codes.data().size(); ++i) {
                line(4, fmt::format(R"(<data id="d{}">{}</data>)", i + 1,
                                    escaped_xml(codes.data()[i])));
            }
            line(3, "</originalData>");
        }
        const std::string sub_state =
            unit.sub_state.empty() ? ""
                                   : fmt::format(R"( subState="{}")", escaped_xml(unit.sub_state));
        line(3, fmt::format(R"(<segment state="{}"{}>)", name_of(unit.state), sub_state));
        line(4, fmt::format("<source>{}</source>", source));
        if (unit.target) {
            line(4, fmt::format("<target>{}</target>", target));
        }
        line(3, "</segment>");
    }

    void write_notes(const TranslatedUnit& unit) {
        const auto note = [&](std::string_view category, const std::string& text) {
            if (!text.empty()) {
                line(4, fmt::format(R"(<note category="precis:{}">{}</note>)", category,
                                    escaped_xml(text)));
            }
        };
        if (unit.context.empty() && unit.sources.empty() && unit.former_source.empty() &&
            unit.notes.empty()) {
            return;
        }
        line(3, "<notes>");
        note("context", unit.context);
        note("sources", unit.sources);
        note("former-source", unit.former_source);
        for (const std::string& other : unit.notes) {
            line(4, other);
        }
        line(3, "</notes>");
    }

    std::string out_;
};

}  // namespace

std::string write_translation(const Translation& translation) {
    return Writer().write(translation);
}

}  // namespace precis
