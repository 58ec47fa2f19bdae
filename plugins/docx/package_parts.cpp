#include "docx/parts.hpp"
#include "docx/picture_runs.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis::docx {
namespace {

const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

class Packer {
  public:
    explicit Packer(const Document& document) : document_(document) {
        main_.name = "word/document.xml";
        main_.content_type = kWordType + "document.main+xml";
    }

    opc::Package pack() {
        add("styles", styles_part(document_));
        add("numbering", numbering_part(document_));
        add("settings", settings_part(document_));
        add("fontTable", font_table_part(document_));
        const Margins margins = add_margins();
        main_.content = body_part(document_, margins, main_.relationships);

        opc::Package package;
        package.relationships.add(kOffice + "officeDocument", main_.name);
        package.relationships.add(
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml");
        package.relationships.add(kOffice + "extended-properties", "docProps/app.xml");
        package.parts.push_back(std::move(main_));
        for (opc::Part& part : parts_) {
            package.parts.push_back(std::move(part));
        }
        add_pictures(package);
        package.parts.push_back({"docProps/core.xml",
                                 "application/vnd.openxmlformats-package.core-properties+xml",
                                 core_properties_part(document_)});
        package.parts.push_back({"docProps/app.xml",
                                 "application/vnd.openxmlformats-officedocument."
                                 "extended-properties+xml",
                                 extended_properties_part(document_)});
        return package;
    }

  private:
    void add(const std::string& name, std::string content) {
        parts_.push_back({"word/" + name + ".xml", kWordType + name + "+xml", std::move(content)});
        main_.relationships.add(kOffice + name, name + ".xml");
    }

    // The pictures of the body, each once.
    void add_pictures(opc::Package& package) const {
        std::set<std::string> names;
        for (const Flow& flow : document_.flows) {
            for (const Piece& piece : flow.pieces) {
                const auto* paragraph = std::get_if<Paragraph>(&piece);
                const Image* image = paragraph == nullptr ? nullptr : image_in(*paragraph);
                const std::string name =
                    image == nullptr ? std::string() : media_name(*image->picture);
                if (image != nullptr && names.insert(name).second) {
                    const bool png = image->picture->format == picture::Format::png;
                    package.parts.push_back({"word/media/" + name, png ? "image/png" : "image/jpeg",
                                             image->picture->file, opc::Part::Kind::binary});
                }
            }
        }
    }

    std::string add_margin(MarginKind kind, const std::string& file,
                           const std::vector<Paragraph>& lines) {
        const std::string type = kind == MarginKind::header ? "header" : "footer";
        opc::Part part;
        part.name = "word/" + file;
        part.content_type = kWordType + type + "+xml";
        part.content = margin_part(document_, kind, lines, part.relationships);
        parts_.push_back(std::move(part));
        return main_.relationships.add(kOffice + type, file);
    }

    Margins add_margins() {
        Margins margins;
        std::vector<Paragraph> head = document_.marking;
        head.insert(head.end(), document_.running_head.begin(), document_.running_head.end());
        if (!head.empty()) {
            margins.header = add_margin(MarginKind::header, "header1.xml", head);
        }
        margins.footer = add_margin(MarginKind::footer, "footer1.xml", document_.footer);
        if (document_.running_heads) {
            margins.first_header = add_margin(MarginKind::header, "header2.xml", document_.marking);
            margins.first_footer = add_margin(MarginKind::footer, "footer2.xml", document_.footer);
        }
        return margins;
    }

    const Document& document_;
    opc::Part main_;
    std::vector<opc::Part> parts_;
};

}  // namespace

opc::Package make_package(const Document& document) {
    return Packer(document).pack();
}

}  // namespace precis::docx
