#include "strategy/read_picture.hpp"

#include "strategy/read_item.hpp"
#include "strategy/values.hpp"

#include <array>

#include <fmt/format.h>

namespace precis {

PictureFile read_picture_file(const XmlReader& reader, pugi::xml_node element,
                              std::string_view what) {
    PictureFile picture;
    reader.required(element, "file");
    const auto file = element.attribute("file");
    picture.file_where =
        file ? reader.document().value_of(file) : reader.document().name_of(element);
    picture.file = checked_path(reader, read_value(reader, file));
    const pugi::xml_node alternative = reader.only_child(element, "alternative");
    picture.alternative = alternative ? reader.text(alternative) : std::string();
    if (picture.alternative.empty()) {
        reader.diagnostics()
            .report(Code::no_alternative, reader.document().name_of(element),
                    fmt::format("the {} '{}' has no alternative text", what, picture.file))
            .hinted("say in an 'alternative' in it what those who do not see it should know");
    }
    return picture;
}

std::unique_ptr<Picture> read_picture(const XmlReader& reader, pugi::xml_node item,
                                      const MarkingLadder& ladder) {
    constexpr std::array<std::string_view, 3> kAttributes{"file", "cite", "marking"};
    constexpr std::array<std::string_view, 2> kChildren{"alternative", "caption"};
    const pugi::xml_node element = reader.only_child(item, "picture");
    if (!element) {
        return nullptr;
    }
    reader.check_attributes(element, kAttributes);
    for (const auto child : element.children()) {
        reader.is_known_child(child, kChildren);
    }
    auto picture = std::make_unique<Picture>();
    PictureFile named = read_picture_file(reader, element, "picture");
    picture->file = std::move(named.file);
    picture->alternative = std::move(named.alternative);
    picture->where = named.file_where;
    for (const Word& word : reader.words(element.attribute("cite"))) {
        picture->citations.push_back(citation_from(word));
    }
    picture->marking =
        read_marking(reader, element.attribute("marking"), ladder, Code::unknown_marking);
    if (const pugi::xml_node caption = reader.only_child(element, "caption")) {
        reader.check_attributes(caption, {});
        picture->caption = read_rich_text(reader.document(), caption, reader.diagnostics());
    }
    return picture;
}

}  // namespace precis
