#include <stdint.h>
#include <stdio.h>
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>
