#include "docx/docx_plugin.hpp"

PRECIS_PLUGIN(precis::docx::DocxPlugin)
