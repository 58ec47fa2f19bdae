#include "pdf/document_painter.hpp"

#include <algorithm>
#include <utility>

namespace precis::pdf {

void DocumentPainter::paint(const Fixture& masthead) {
    const bool title_slide = bench_.grid.is_slides() && !masthead.rows.empty();
    const std::size_t total = flowed_.flow.pages.size() + (title_slide ? 1 : 0);
    if (title_slide) {
        Painter painter(bench_.look, new_page(), document_.right_to_left);
        painter.paint(masthead);
        painter.paint(bench_.furniture.marking_at_bottom(TextRole::band_marking));
    }
    for (std::size_t i = 0; i < flowed_.flow.pages.size(); ++i) {
        Page& page = new_page();
        Painter painter(bench_.look, page, document_.right_to_left);
        if (bench_.grid.is_slides()) {
            painter.paint(bench_.furniture.slide_header());
            painter.paint(bench_.furniture.marking_at_top());
        } else {
            painter.paint(i == 0 ? masthead : bench_.furniture.running_header(section_on(i)));
        }
        for (const Fragment& fragment : flowed_.flow.pages[i].fragments) {
            mark_section(fragment, page);
            if (total > 1) {
                mark_items(fragment, page);
            }
            painter.paint(fragment);
        }
        painter.paint(bench_.furniture.footer(document_.pages.size(), total));
    }
}

Page& DocumentPainter::new_page() {
    Page& page = document_.pages.emplace_back();
    page.width = bench_.grid.width;
    page.height = bench_.grid.height;
    const Colour white{1, 1, 1};
    if (!(bench_.look[ColourRole::paper] == white)) {
        page.marks.emplace_back(FillMark{
            {0, 0, page.width, page.height}, 0, bench_.look[ColourRole::paper], kArtifact});
    }
    return page;
}

std::string DocumentPainter::section_on(std::size_t page) const {
    const auto& fragments = flowed_.flow.pages[page].fragments;
    const bool begins =
        !fragments.empty() && fragments.front().first == 0 && fragments.front().box->begins_section;
    if (begins) {
        return fragments.front().box->bookmark;
    }
    const auto last = std::find_if(document_.bookmarks.rbegin(), document_.bookmarks.rend(),
                                   [](const Bookmark& one) { return one.level == 1; });
    return last == document_.bookmarks.rend() ? "" : last->title;
}

void DocumentPainter::mark_section(const Fragment& fragment, const Page& page) {
    if (fragment.first == 0 && !fragment.box->bookmark.empty()) {
        document_.bookmarks.push_back(
            {fragment.box->bookmark, document_.pages.size() - 1, page.height - fragment.y, 1});
    }
}

void DocumentPainter::mark_items(const Fragment& fragment, const Page& page) {
    for (const Subject& subject : fragment.box->subjects) {
        if (!subject.headed || subject.first < fragment.first || subject.first >= fragment.last) {
            continue;
        }
        std::string name = subject.node.child("name").inner_text();
        if (!name.empty()) {
            const double y = fragment.y + fragment.box->offset_of(subject.first, fragment.first);
            document_.bookmarks.push_back(
                {std::move(name), document_.pages.size() - 1, page.height - y, 2});
        }
    }
}

}  // namespace precis::pdf
