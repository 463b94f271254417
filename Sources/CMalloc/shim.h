#pragma once
#include <stdlib.h>
// Only known as glibc once one of its headers is read.
#ifdef __GLIBC__
#include <malloc.h>
#endif
