#include "compose/line_writer.hpp"

#include "compose/localized_text.hpp"

#include <algorithm>
#include <utility>

namespace precis {

void set_language(Node& node, std::string language) {
    node.direction =
        is_right_to_left(language) ? Direction::right_to_left : Direction::left_to_right;
    node.language = std::move(language);
}

bool is_mere(const RichText& text) {
    return std::all_of(text.begin(), text.end(), [](const Run& run) {
        return run.kind == Run::Kind::text ||
               ((run.kind == Run::Kind::emphasis || run.kind == Run::Kind::strong ||
                 run.kind == Run::Kind::link) &&
                is_mere(run.runs));
    });
}

void LineWriter::add(Node& parent, std::string_view kind, const LocalText& local) {
    Node& line = briefing_.add_detached(kind);
    write(line, local, context_for(local));
    if (line.first_child != nullptr) {
        line.where = local.text->front().where;
        mark_language(line, local);
        briefing_.attach(parent, line);
    }
}

void LineWriter::write(Node& node, const LocalText& local, const InlineContext& context) {
    if (!rehearsing_ || !is_mere(*local.text)) {
        add_inline(briefing_, node, *local.text, context, diagnostics_);
    }
}

InlineContext LineWriter::context_for(const LocalText& local) const {
    InlineContext context = context_;
    if (local.fell_back()) {
        context.language = local.language;
        context.texts = nullptr;
    }
    return context;
}

void LineWriter::mark_language(Node& node, const LocalText& local) {
    if (local.fell_back()) {
        set_language(node, std::string(local.language));
        const std::string mark = language_mark(local.language);
        // A field at the end may have it already.
        if (node.last_child == nullptr || !node.last_child->text.ends_with(mark)) {
            add_plain(briefing_, node, mark);
        }
    }
}

}  // namespace precis
