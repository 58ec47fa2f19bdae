#include "compose/empty_fields.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis {
namespace {

constexpr std::array<std::string_view, 18> kSeparators{" ", "\u00a0", "\u202f", "\u3000", ",", ";",
                                                       ":", "/",      "|",      "·",      "•", "–",
                                                       "—", "，",     "、",     "；",     "،", "؛"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBrackets{
    {{"(", ")"}, {"（", "）"}, {"[", "]"}}};

void drop_separators_at_end(std::string& text) {
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (const std::string_view separator : kSeparators) {
            if (text.ends_with(separator)) {
                text.resize(text.size() - separator.size());
                dropped = true;
            }
        }
    }
}

void drop_separators_at_start(std::string& text) {
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (const std::string_view separator : kSeparators) {
            if (text.starts_with(separator)) {
                text.erase(0, separator.size());
                dropped = true;
            }
        }
    }
}

bool is_empty_field(const Run& run, const Fields& fields) {
    const std::string* value = run.kind == Run::Kind::field ? fields.find(run.text) : nullptr;
    return value != nullptr && value->empty();
}

bool has_empty_field(const RichText& text, const Fields& fields) {
    return std::any_of(text.begin(), text.end(), [&](const Run& run) {
        return is_empty_field(run, fields) || has_empty_field(run.runs, fields);
    });
}

// The texts and fields in reading order, whatever markup they are in.
void collect_leaves(RichText& text, std::vector<Run*>& leaves) {
    for (Run& run : text) {
        if (run.kind == Run::Kind::text || run.kind == Run::Kind::field) {
            leaves.push_back(&run);
        } else {
            collect_leaves(run.runs, leaves);
        }
    }
}

void drop_brackets(Run& before, Run& after) {
    if (before.kind != Run::Kind::text || after.kind != Run::Kind::text) {
        return;
    }
    for (const auto& [open, close] : kBrackets) {
        if (before.text.ends_with(open) && after.text.starts_with(close)) {
            before.text.resize(before.text.size() - open.size());
            after.text.erase(0, close.size());
        }
    }
}

// Makes the field at `at` an empty text and tidies up around it.
void take_out(std::vector<Run*>& leaves, std::size_t at) {
    leaves[at]->kind = Run::Kind::text;
    leaves[at]->text.clear();
    if (at > 0 && at + 1 < leaves.size()) {
        drop_brackets(*leaves[at - 1], *leaves[at + 1]);
    }
    for (std::size_t i = at; i-- > 0;) {
        if (leaves[i]->kind == Run::Kind::field) {
            return;
        }
        drop_separators_at_end(leaves[i]->text);
        if (!leaves[i]->text.empty()) {
            return;
        }
    }
    if (at + 1 < leaves.size() && leaves[at + 1]->kind == Run::Kind::text) {
        drop_separators_at_start(leaves[at + 1]->text);
    }
}

}  // namespace

std::optional<RichText> without_empty_fields(const RichText& text, const Fields& fields) {
    if (!has_empty_field(text, fields)) {
        return std::nullopt;
    }
    RichText rest = text;
    std::vector<Run*> leaves;
    collect_leaves(rest, leaves);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (is_empty_field(*leaves[i], fields)) {
            take_out(leaves, i);
        }
    }
    return rest;
}

}  // namespace precis
