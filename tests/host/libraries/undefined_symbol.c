/* A shared library that was linked without a library that it needs. */
extern int precis_test_function_that_nobody_has(void);

__attribute__((visibility("default"))) int precis_plugin(void);
int precis_plugin(void) { return precis_test_function_that_nobody_has(); }
