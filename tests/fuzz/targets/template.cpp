#include "compose/template.hpp"

#include "entry.hpp"
#include "support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace precis;
    Diagnostics diagnostics;
    const auto form = read_template("template.xml", fuzz::text_of(data, size), diagnostics);
    fuzz::check_outcome(diagnostics, form.has_value());
    if (form) {
        for (const TemplateSection& section : form->sections) {
            if (section.query) {
                fuzz::sample_strategy().document->root().select_nodes(*section.query);
            }
        }
    }
    return 0;
}
