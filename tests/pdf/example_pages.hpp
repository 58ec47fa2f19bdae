// The worked example laid out as the plugin does it.
#pragma once

#include "compose/compose.hpp"
#include "host/folder_resources.hpp"
#include "host/host_side.hpp"
#include "laid_out.hpp"
#include "picture/picture_shelf.hpp"
#include "workspace/workspace.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace precis::pdf::test {

inline constexpr std::array<const char*, 9> kAudiences{
    "executives", "legislators",   "diplomats", "partner-governments",
    "industry",   "civil-society", "press",     "incident-responders",
    "public"};
inline constexpr std::array<const char*, 6> kLanguages{"en", "fr", "es", "ar", "ru", "zh"};

struct Handout {
    const char* audience = "public";
    std::string form = "one-pager";
    const char* theme = "ministry";
    std::string language = "en";
    bool letter = false;
};

// The example, loaded once.
class Example {
  public:
    Example();

    // Composes, fits and lays out the handout and shows what came of it. What kept it from that is
    // returned; nothing when it went well.
    using Show = std::function<void(const LaidOut&, plugin::Node briefing)>;
    std::string lay_out(const Handout& handout, const Show& show);

  private:
    Diagnostics diagnostics_;
    FolderResources resources_;
    PluginInfo plugin_;
    HostSide host_;
    picture::PictureShelf pictures_;
    std::optional<Workspace> workspace_;
    std::optional<Strategy> strategy_;
    std::optional<Audiences> audiences_;
    std::optional<Labels> labels_;
    std::map<std::string, std::optional<Translation>> translations_;
    Layout a4_;
    Layout letter_;
};

}  // namespace precis::pdf::test
