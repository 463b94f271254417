#pragma once
#ifdef __GLIBC__
#include <malloc.h>
#endif
