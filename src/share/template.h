/* template.h - the maps to start from that come with the program: blank ones, and filled examples of some.
 *
 * They are files of the format, <slug>.<lang>.jmap and <slug>-example.<lang>.jmap, in the folder "templates" of $PARCOURS_DATADIR
 * or else of the installed data. A new template is its files and one row in template.c.
 */
#pragma once

#include <gio/gio.h>

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  const char *slug;             /* "customer": what --template takes */
  const char *name;             /* translatable (N_) */
  const char *description;      /* translatable (N_) */
  const char *example;          /* name of the filled example, translatable (N_); NULL: there is none */
} ParcoursTemplate;

/* All of them, in the order to offer them. */
const ParcoursTemplate *parcours_templates (guint *n);

/* The row of `slug`, NULL if there is none. */
const ParcoursTemplate *parcours_template_find (const char *slug);

/* Where its file in language `lang` lies ("fr", "fr_FR.UTF-8"; a language we have not: English). The caller owns it. */
char *parcours_template_path (const ParcoursTemplate *template, const char *lang, gboolean example);

/* A new map made from it: with an id of its own, no file and no history; blank ones are created today. NULL with an error if the file is
 * not there or cannot be read. */
ParcoursMap *parcours_template_load (const ParcoursTemplate *template, const char *lang, gboolean example, GError **error);

G_END_DECLS
