#include "outline/outline_plugin.hpp"

PRECIS_PLUGIN(precis::outline::OutlinePlugin)
