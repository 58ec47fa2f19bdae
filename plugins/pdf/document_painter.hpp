// The second half of a layout: what was flowed onto pages is painted, with bookmarks to it.
#pragma once

#include "pdf/painter.hpp"
#include "pdf/section_flow.hpp"

#include <string>

namespace precis::pdf {

// Appends pages, marks and bookmarks to a document. All that it is given must outlive it.
class DocumentPainter {
  public:
    DocumentPainter(Workbench& bench, const Flowed& flowed, Document& document)
        : bench_(bench), flowed_(flowed), document_(document) {}

    void paint(const Fixture& masthead);

  private:
    Page& new_page();
    // The section that goes on at the top of a page, or the first that begins there.
    std::string section_on(std::size_t page) const;
    void mark_section(const Fragment& fragment, const Page& page);
    void mark_items(const Fragment& fragment, const Page& page);

    Workbench& bench_;
    const Flowed& flowed_;
    Document& document_;
};

}  // namespace precis::pdf
