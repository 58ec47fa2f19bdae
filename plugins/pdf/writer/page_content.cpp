#include "pdf/writer/page_content.hpp"

#include "pdf/writer/content_stream.hpp"
#include "pdf/writer/glyph_show.hpp"
#include "typeset/stage_clock.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace precis::pdf {
namespace {

class PageContent {
  public:
    PageContent(std::size_t page, const EmbeddedFonts& fonts, const EmbeddedPictures& pictures,
                StructureTree& tree)
        : page_(page), fonts_(fonts), pictures_(pictures), tree_(tree) {}

    void operator()(const FillMark& mark) {
        enter(mark.structure);
        stream_.fill(mark);
    }

    void operator()(const RuleMark& mark) {
        enter(mark.structure);
        stream_.rule(mark);
    }

    void operator()(const PictureMark& mark) {
        enter(mark.structure);
        stream_.picture(mark, pictures_.number_of(mark));
    }

    void operator()(const TextMark& mark) {
        const EmbeddedFont& font = fonts_.of(*mark.run->face);
        double x = mark.x;
        show_parts(*mark.run, font, parts_);
        for (const ShowPart& part : parts_) {
            operators_.clear();
            const double advance = show_operators(operators_, mark, part, font);
            if (!operators_.empty()) {
                show(mark, part, font.number(), x, operators_);
            }
            x += advance;
        }
    }

    std::string take() {
        leave();
        return stream_.take();
    }

  private:
    // Text readers handle a span with actual text best when it is content of the element itself
    // and not nested in other content of it.
    void show(const TextMark& mark, const ShowPart& part, int font, double x,
              const std::string& operators) {
        if (!part.actual_text) {
            enter(mark.structure);
            stream_.text(mark, font, x, operators);
            return;
        }
        if (is_artifact(mark.structure)) {
            enter(mark.structure);
            stream_.begin_span(*part.actual_text);
            stream_.text(mark, font, x, operators);
            stream_.end_marked();
            return;
        }
        leave();
        stream_.begin_marked({}, tree_.add_content(mark.structure, page_), part.actual_text);
        current_ = mark.structure;
        stream_.text(mark, font, x, operators);
        leave();
    }

    void enter(StructureId structure) {
        if (current_ == structure) {
            return;
        }
        leave();
        if (is_artifact(structure)) {
            stream_.begin_artifact(structure);
        } else {
            const int mcid = tree_.add_content(structure, page_);
            stream_.begin_marked(tree_.type_of(structure), mcid, std::nullopt);
        }
        current_ = structure;
    }

    void leave() {
        if (current_) {
            stream_.end_marked();
            current_.reset();
        }
    }

    std::size_t page_;
    const EmbeddedFonts& fonts_;
    const EmbeddedPictures& pictures_;
    StructureTree& tree_;
    ContentStream stream_;
    // Of the mark at hand; only their memory stays.
    std::vector<ShowPart> parts_;
    std::string operators_;
    std::optional<StructureId> current_;  // whose content is under way
};

}  // namespace

std::string page_content(const Page& page, std::size_t index, const EmbeddedFonts& fonts,
                         const EmbeddedPictures& pictures, StructureTree& tree) {
    const typeset::InStage stage(typeset::Stage::content);
    PageContent content(index, fonts, pictures, tree);
    for (const Mark& mark : page.marks) {
        std::visit(content, mark);
    }
    return content.take();
}

}  // namespace precis::pdf
