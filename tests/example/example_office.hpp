// The worked example in this process, with one instance of the pdf plugin that makes all of it.
#pragma once

#include "host/folder_resources.hpp"
#include "host/plugins.hpp"
#include "workspace/workspace.hpp"

#include <memory>
#include <optional>

namespace precis::test {

struct ExampleOffice {
    explicit ExampleOffice(const OptionValues& options = {});
    ExampleOffice(const ExampleOffice&) = delete;
    ExampleOffice& operator=(const ExampleOffice&) = delete;

    Diagnostics diagnostics;
    std::optional<Workspace> workspace;
    PluginCatalogue catalogue;
    FolderResources resources;
    std::optional<Strategy> strategy;
    std::optional<Audiences> audiences;
    std::optional<Labels> labels;
    const Plugin* plugin = nullptr;
    std::unique_ptr<PluginInstance> instance;
};

}  // namespace precis::test
