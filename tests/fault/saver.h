/* saver.h - a small user of the core, for tests that make its disk fail or kill it. Says what it did on standard output; a
 * failure is a line on standard error and status 1. Its words:
 *
 *   title FILE TEXT        loads FILE, sets the map's title, saves
 *   titles FILE N          the same with N, N + 1, N + 2 ... until it is killed; prints each when it is saved
 *   create FILE TEXT       saves a new map of that title as FILE, which must not exist
 *   overwrite FILE TEXT    the same whatever is there
 *   load FILE              prints the title
 *   start FILE             what a start of the program does: what dead sessions left is looked for (and printed), then load
 *   add FILE PREFIX N      adds N cards PREFIX0 ..., each with a load and a save of its own; one that finds the file changed is
 *                          done again
 *   edit FILE              sets the title to 1, 2, 3 ... every 10 ms with a draft beside it, and prints each with the monotonic
 *                          time in microseconds
 *   drafts FILE TEXT...    sets the title to each TEXT and makes sure that it has a draft
 *   recover                prints the titles of the maps that dead sessions left
 *   export FILE TEXT       a map of that title as a picture, in the format that the name asks for
 *   thumbnail FILE TEXT    the same as a file manager shows it
 */
#pragma once

#include "model/map.h"

/* A map with a title and something on the wall. The caller owns it. */
ParcoursMap *saver_make_map (const char *title);

/* Does what they say. Returns the status for exit(). */
int saver_run (char **words);
