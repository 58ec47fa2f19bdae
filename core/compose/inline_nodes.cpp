#include "compose/inline_nodes.hpp"

#include "compose/empty_fields.hpp"
#include "compose/localized_text.hpp"
#include "compose/set_apart.hpp"

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
                          set_apart(context_.fields.value(run.text, run.where, diagnostics_),
                                    is_right_to_left(context_.language)));
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
                write_term(parent, run);
                return;
            case Run::Kind::link: {
                Node& link = element(parent, "link", run);
                link.set("href", run.text);
                write(link, run.runs);
                return;
            }
        }
    }

    void write_term(Node& parent, const Run& run) {
        Node& node = element(parent, "term", run);
        const Item* term = context_.strategy.find_item(run.text);
        const bool cleared = term != nullptr && term->marking <= context_.cleared_to;
        if (cleared) {
            node.set("ref", run.text);
        }
        if (!run.runs.empty()) {
            write(node, run.runs);
        } else if (cleared) {
            write_name(node, *term);
        }
        if (cleared && context_.terms != nullptr && !in_name_) {
            context_.terms->used(*term, parent);
        }
    }

    // Names may hold terms again, also each other's: below a name only the characters count.
    void write_name(Node& node, const Item& term) {
        const LocalText name = context_.texts == nullptr ? LocalText{&term.name, {}, false}
                                                         : context_.texts->of_name(term);
        if (in_name_) {
            add_plain(briefing_, node, plain_text(*name.text));
            return;
        }
        const bool apart = name.fell_back() && needs_isolation(plain_text(*name.text),
                                                               is_right_to_left(context_.language));
        in_name_ = true;
        add_plain(briefing_, node, apart ? kIsolate : "");
        write(node, *name.text);
        add_plain(briefing_, node, apart ? kEndIsolate : "");
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
    // A meaning may be taken out again, with nothing else.
    if (parent.last_child != nullptr && parent.last_child->kind == "text" &&
        parent.last_child->attribute("meaning-of").empty()) {
        parent.last_child->text += text;
    } else {
        briefing.add_text(parent, std::string(text));
    }
}

void add_inline(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics) {
    const auto rest = without_empty_fields(text, context.fields);
    Writer(briefing, context, diagnostics).write(parent, rest ? *rest : text);
}

void add_quoted(Briefing& briefing, Node& parent, const RichText& text,
                const InlineContext& context, Diagnostics& diagnostics) {
    const auto [open, close] = quotation_marks(context.language, context.quotations);
    InlineContext verbatim = context;
    verbatim.terms = nullptr;
    ++verbatim.quotations;
    add_plain(briefing, parent, open);
    add_inline(briefing, parent, text, verbatim, diagnostics);
    add_plain(briefing, parent, close);
}

}  // namespace precis
