/* person.h - somebody else who has the document open, as the window tells it. */
#pragma once

#include <glib.h>

#include "share/roll.h"

G_BEGIN_DECLS

/* Names are cleaned and short, and may be anybody's invention. */
typedef struct
{
  char *user;                   /* the person's name, or the login where there is none */
  char *host;                   /* may be empty */
  GDateTime *since;             /* in local time */
  gboolean here;                /* on this computer, and in the same container if any */
  gboolean own;                 /* here, and of this user */
  char *id;                     /* tells sessions apart */
} ParcoursPerson;

/* What this user is called where others read it: the name, or the login where there is none. */
const char *parcours_person_own_name (void);

/* An array of them, with free function. */
GPtrArray *parcours_people_new (void);

/* The people of a roll, but for the entry `own`. The caller owns the array. */
GPtrArray *parcours_people_of_roll (GPtrArray *entries, const char *own);

/* TRUE if both say the same. */
gboolean parcours_people_equal (GPtrArray *first, GPtrArray *second);

G_END_DECLS
