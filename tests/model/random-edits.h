/* random-edits.h - what people and programs might do to a map, by dice. */
#pragma once

#include "model/map.h"

/* One to three changes of any kind in one transaction, which is sometimes cancelled. */
void random_edit (GRand *rand, ParcoursMap *map);

/* A map of up to 60 records with few ids, so that two of them share ids and little else: kinds, parents and places are
 * drawn, references may name anything or nothing. The root is always “root”. */
ParcoursMap *random_map (GRand *rand);
