#include "picture/picture_shelf.hpp"

namespace precis::picture {

std::shared_ptr<const Picture> PictureShelf::of(plugin::Node node) {
    const std::string kind(node.kind());
    const std::string file(node["file"]);
    auto& known = known_[{kind, file}];
    if (known == nullptr) {
        const auto bytes = host_.resource(kind, file);
        if (!bytes) {
            throw plugin::Reported();
        }
        known = read(node, *bytes);
    }
    return known;
}

std::shared_ptr<const Picture> PictureShelf::read(plugin::Node node, std::string_view bytes) const {
    const std::string name = "the " + std::string(node.kind()) + " '" + std::string(node["file"]);
    std::shared_ptr<Picture> picture;
    try {
        picture = std::make_shared<Picture>(read_picture(bytes));
    } catch (const PictureError& error) {
        throw plugin::Error(name + "' cannot be shown: " + error.what(), node,
                            "save it anew as PNG or JPEG, in the size in which it is printed");
    }
    if (picture->channels == 4 && picture->profile.empty() && !may_be_cmyk_) {
        throw plugin::Error(name + "' is in the colours of print, and nothing says of which", node,
                            "save it as RGB, or with its colour profile");
    }
    if (picture->profile_was_bad) {
        host_.warning(name +
                          "' has a colour profile that is not usable; its colours are taken "
                          "for sRGB",
                      node, "save it with the profile sRGB");
    }
    return picture;
}

}  // namespace precis::picture
