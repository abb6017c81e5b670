/* random-edits.h - what people and programs might do to a map, by dice. */
#pragma once

#include "model/map.h"

/* One to three changes of any kind in one transaction, which is sometimes cancelled. */
void random_edit (GRand *rand, ParcoursMap *map);
