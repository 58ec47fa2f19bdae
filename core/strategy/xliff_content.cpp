#include "strategy/xliff_content.hpp"

#include "strategy/markup.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace precis {

XliffContent::XliffContent(const XmlReader& reader, pugi::xml_node original_data)
    : reader_(reader) {
    for (const auto data : original_data.children("data")) {
        data_.emplace(data.attribute("id").value(), data.text().get());
    }
}

void XliffContent::read_source(pugi::xml_node source) {
    read(source, source_);
}

void XliffContent::read_target(pugi::xml_node target) {
    read(target, target_);
}

void XliffContent::read(pugi::xml_node element, Text& text) {
    text_ = &text;
    read_children(element);
    while (!open_.empty()) {
        const std::string id = open_.back().id;
        report(element, fmt::format("the code '{}' is not closed", id));
        close(element, id);
    }
}

RichText XliffContent::taken(Text& text) {
    trim_end(text.runs);
    return std::move(text.runs);
}

void XliffContent::read_children(pugi::xml_node element) {
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            read_characters(child);
        } else if (child.type() == pugi::node_element && reader_.document().is_at_home(child)) {
            read_element(child);
        }
    }
}

void XliffContent::read_element(pugi::xml_node element) {
    const std::string_view name = element.name();
    if (name == "ph") {
        Run run = code_of(element, "dataRef");
        runs().push_back(std::move(run));
        text_->after_space = false;
    } else if (name == "pc") {
        open(element, "dataRefStart");
        read_children(element);
        close(element, element.attribute("id").value());
    } else if (name == "sc") {
        open(element, "dataRef");
    } else if (name == "ec") {
        const auto start = element.attribute("startRef");
        close(element, (start ? start : element.attribute("id")).value());
    } else if (name == "mrk") {
        read_children(element);
    } else if (name != "sm" && name != "em") {  // the ends of annotations hold nothing
        constexpr std::array<std::string_view, 8> kKnown{"pc", "ph",  "sc", "ec",
                                                         "cp", "mrk", "sm", "em"};
        if (name != "cp") {
            reader_.is_known_child(element, kKnown);
        } else {
            report(element, "a text may not hold a character that XML forbids");
        }
    }
}

void XliffContent::read_characters(pugi::xml_node characters) {
    std::string text;
    append_folded(text, characters.value(), text_->after_space);
    RichText& to = runs();
    if (text.empty()) {
        return;
    }
    if (!to.empty() && to.back().kind == Run::Kind::text) {
        to.back().text += text;
        return;
    }
    Run run;
    run.text = std::move(text);
    run.where = reader_.document().text_of(characters);
    to.push_back(std::move(run));
}

void XliffContent::open(pugi::xml_node element, const char* data_reference) {
    open_.push_back({element.attribute("id").value(), code_of(element, data_reference)});
}

void XliffContent::close(pugi::xml_node element, std::string_view id) {
    if (open_.empty() || open_.back().id != id) {
        report(element, fmt::format("the code '{}' is closed where it is not the innermost", id));
        return;
    }
    Run run = std::move(open_.back().run);
    open_.pop_back();
    // One that holds nothing stands for itself, as a placeholder does.
    text_->after_space = text_->after_space && !run.runs.empty();
    runs().push_back(std::move(run));
}

Run XliffContent::code_of(pugi::xml_node element, const char* data_reference) {
    const std::string id = reader_.required(element, "id");
    Run run;
    if (text_ == &source_) {
        const auto data = data_.find(element.attribute(data_reference).value());
        if (const auto read = data != data_.end() ? run_from_markup(data->second) : std::nullopt) {
            run = *read;
        } else {
            report(element, fmt::format("the code '{}' does not say what it stands for", id),
                   "'precis translate' writes the file anew");
        }
        if (!codes_.emplace(id, InlineCode{run}).second) {
            report(element, fmt::format("another code of this unit has the id '{}'", id));
        }
    } else if (const auto code = codes_.find(id); code == codes_.end()) {
        report(element, fmt::format("the source has no code '{}'", id));
    } else {
        if (code->second.used) {
            report(element, fmt::format("the code '{}' stands in the target twice", id));
        }
        code->second.used = true;
        run = code->second.run;
    }
    run.where = reader_.document().name_of(element);
    return run;
}

void XliffContent::check_complete(const Location& where) const {
    for (const auto& [id, code] : codes_) {
        if (!code.used) {
            reader_.diagnostics()
                .report(Code::mismatched_codes, where,
                        fmt::format("the code '{}' of the source is not in the target", id))
                .hinted(fmt::format("it stands for '{}'", markup_around(code.run).start));
        }
    }
}

RichText& XliffContent::runs() {
    return open_.empty() ? text_->runs : open_.back().run.runs;
}

void XliffContent::report(pugi::xml_node element, std::string message, std::string hint) const {
    reader_.diagnostics()
        .report(Code::mismatched_codes, reader_.document().name_of(element), std::move(message))
        .hinted(std::move(hint));
}

}  // namespace precis
