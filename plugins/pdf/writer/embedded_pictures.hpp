// The pictures of one document as image XObjects (ISO 32000-1, 8.9.5).
#pragma once

#include "pdf/page_model.hpp"
#include "pdf/writer/object_file.hpp"
#include "pdf/writer/picture_store.hpp"

#include <string>
#include <vector>

namespace precis::pdf {

class EmbeddedPictures {
  public:
    // Each picture of the document once, in no more pixels than its largest place needs.
    void embed(const Document& document, ObjectFile& file, PictureStore& store);

    // Its name among the resources is /Im and this.
    int number_of(const PictureMark& mark) const;

    // The image resources of a page: "/Im1 3 0 R/Im2 ...".
    std::string resources() const;

  private:
    struct Embedded {
        const picture::Picture* picture = nullptr;
        std::shared_ptr<const picture::Picture> kept;
        double resolution = 0;  // pixels an inch where it is shown largest
        Reference reference;
    };

    void collect(const PictureMark& mark);

    std::vector<Embedded> pictures_;  // in the order of first use
};

}  // namespace precis::pdf
