#include "example/example_office.hpp"

#include <string>

namespace precis::test {

ExampleOffice::ExampleOffice(const OptionValues& options)
    : workspace(Workspace::open(std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity",
                                Installation::around(PRECIS_PROGRAM), diagnostics)),
      catalogue({PRECIS_PLUGINS}),
      resources({{"picture", workspace->folder()}, {"logo", workspace->installation().themes}}),
      strategy(workspace->strategy(diagnostics)),
      audiences(workspace->audiences(*strategy, diagnostics)),
      labels(workspace->labels(diagnostics)),
      plugin(catalogue.find("pdf", diagnostics)),
      instance(plugin->create(options, resources, diagnostics)) {}

}  // namespace precis::test
