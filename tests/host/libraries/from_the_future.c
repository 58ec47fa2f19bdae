/* A plugin for an interface that does not exist yet: nothing after its version may be read. */
#include <stdint.h>

__attribute__((visibility("default"))) extern const uint32_t precis_plugin[2];
const uint32_t precis_plugin[2] = {7, 0};
