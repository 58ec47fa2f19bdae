#include "pdf/writer/embedded_pictures.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/pdf_syntax.hpp"

#include <algorithm>
#include <variant>

namespace precis::pdf {
namespace {

// More pixels to the inch than this are seen on no page.
constexpr double kSharpest = 300;

Reference write(ObjectFile& file, const StoredPicture& stored) {
    std::string entries = stored.entries + "/ColorSpace";
    if (stored.profile.empty()) {
        entries += stored.colour_space;
    } else {
        entries += "[/ICCBased ";
        append_reference(entries, file.stream(stored.profile_entries, stored.profile));
        entries += ']';
    }
    if (!stored.mask.empty()) {
        entries += "/SMask ";
        append_reference(entries, file.stream(stored.mask_entries, stored.mask));
    }
    return file.stream(std::move(entries), stored.bytes);
}

}  // namespace

void EmbeddedPictures::collect(const PictureMark& mark) {
    const picture::Picture* const picture = mark.picture.get();
    auto known = std::find_if(pictures_.begin(), pictures_.end(),
                              [picture](const Embedded& one) { return one.picture == picture; });
    const double resolution = picture->shown_width() * 72 / (mark.box.right - mark.box.left);
    if (known == pictures_.end()) {
        pictures_.push_back({picture, mark.picture, resolution, {}});
    } else {
        known->resolution = std::min(known->resolution, resolution);
    }
}

void EmbeddedPictures::embed(const Document& document, ObjectFile& file, PictureStore& store) {
    for (const Page& page : document.pages) {
        for (const Mark& mark : page.marks) {
            if (const auto* picture = std::get_if<PictureMark>(&mark)) {
                collect(*picture);
            }
        }
    }
    for (Embedded& one : pictures_) {
        const auto reduction = static_cast<std::size_t>(std::max(1.0, one.resolution / kSharpest));
        one.reference = write(file, store.stored(one.kept, reduction));
    }
}

int EmbeddedPictures::number_of(const PictureMark& mark) const {
    const auto found =
        std::find_if(pictures_.begin(), pictures_.end(),
                     [&mark](const Embedded& one) { return one.picture == mark.picture.get(); });
    if (found == pictures_.end()) {
        throw WriteError("a picture was not embedded");
    }
    return static_cast<int>(found - pictures_.begin()) + 1;
}

std::string EmbeddedPictures::resources() const {
    std::string out;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        out += "/Im";
        append_integer(out, static_cast<long long>(i) + 1);
        out += ' ';
        append_reference(out, pictures_[i].reference);
    }
    return out;
}

}  // namespace precis::pdf
