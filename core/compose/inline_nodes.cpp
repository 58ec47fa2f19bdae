#include "compose/inline_nodes.hpp"

#include "compose/localized_text.hpp"

namespace precis {
namespace {

class Writer {
  public:
    Writer(Briefing& briefing, const InlineContext& context, Diagnostics& diagnostics)
        : briefing_(briefing), context_(context), diagnostics_(diagnostics) {}

    void write(Node& parent, const RichText& text) {
        for (const Run& run : text) {
            write(parent, run);
        }
    }

  private:
    void write(Node& parent, const Run& run) {
        switch (run.kind) {
            case Run::Kind::text:
                add_plain(briefing_, parent, run.text);
                return;
            case Run::Kind::field:
                add_plain(briefing_, parent,
                          context_.fields.value(run.text, run.where, diagnostics_));
                return;
            case Run::Kind::emphasis:
                write(element(parent, "emphasis", run), run.runs);
                return;
            case Run::Kind::strong:
                write(element(parent, "strong", run), run.runs);
                return;
            case Run::Kind::quote: {
                Node& quote = element(parent, "quote", run);
                add_quoted(briefing_, quote, run.runs, context_, diagnostics_);
                return;
            }
            case Run::Kind::term:
                write_term(element(parent, "term", run), run);
                return;
            case Run::Kind::link: {
                Node& link = element(parent, "link", run);
                link.set("href", run.target);
                write(link, run.runs);
                return;
            }
        }
    }

    void write_term(Node& node, const Run& run) {
        const Item* term = context_.strategy.find_item(run.target);
        const bool cleared = term != nullptr && term->marking <= context_.cleared_to;
        if (cleared) {
            node.set("ref", run.target);
        }
        if (!run.runs.empty()) {
            write(node, run.runs);
        } else if (cleared) {
            write_name(node, *term);
        }
    }

    // Names may hold terms again, also each other's: below a name only the characters count.
    void write_name(Node& node, const Item& term) {
        const RichText& name =
            context_.texts == nullptr ? term.name : *context_.texts->of_name(term).text;
        if (in_name_) {
            add_plain(briefing_, node, plain_text(name));
            return;
        }
        in_name_ = true;
        write(node, name);
        in_name_ = false;
    }

    Node& element(Node& parent, std::string_view kind, const Run& run) {
        Node& node = briefing_.add(parent, kind);
        node.where = run.where;
        return node;
    }

    Briefing& briefing_;
    const InlineContext& context_;
    Diagnostics& diagnostics_;
    bool in_name_ = false;
};

}  // namespace

void add_plain(Briefing& briefing, Node& parent, std::string_view text) {
    if (text.empty()) {
        return;
    }
    if (parent.last_child != nullptr && parent.last_child->kind == "text") {
        parent.last_child->text += text;
    } else {
        briefing.add_text(parent, std::string(text));
    }
}

void add_inline(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics) {
    Writer(briefing, context, diagnostics).write(parent, text);
}

void add_quoted(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics) {
    const auto [open, close] = quotation_marks(context.language);
    add_plain(briefing, parent, open);
    add_inline(briefing, parent, text, context, diagnostics);
    add_plain(briefing, parent, close);
}

}  // namespace precis
