/* edit.h - the four edits: insert, remove, move, set. Immutable and counted; diff, merge, undo, paste and the command
 * line all speak in them. */
#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  PARCOURS_EDIT_INSERT,         /* a subtree comes in below `parent` */
  PARCOURS_EDIT_REMOVE,         /* a record and all below it go */
  PARCOURS_EDIT_MOVE,           /* its place changes: parent and order; a card's stage, step, lane, order */
  PARCOURS_EDIT_SET,            /* one field changes */
} ParcoursEditType;

/* A place. For a card: stage, step, lane (NULL: none) and order; parent is unused. For other kinds: parent (NULL: keep)
 * and order. */
typedef struct
{
  char *parent;
  char *stage, *step, *lane;
  char *order;
} ParcoursPlace;

typedef struct _ParcoursEdit ParcoursEdit;

struct _ParcoursEdit
{
  ParcoursEditType type;
  char *id;                     /* the record (insert: the subtree's root) */
  char *parent;                 /* insert: where it goes */
  ParcoursElement *subtree;     /* insert: owned; the same objects come in, nothing is copied */
  ParcoursPlace place;          /* move */
  ParcoursFieldId field;        /* set */
  char *value;                  /* set: canonical text, NULL unsets */
  grefcount ref_count;
};

#define PARCOURS_TYPE_EDIT (parcours_edit_get_type ())
GType parcours_edit_get_type (void);

ParcoursEdit *parcours_edit_new_insert (const char *parent, ParcoursElement *subtree);
ParcoursEdit *parcours_edit_new_remove (const char *id);
ParcoursEdit *parcours_edit_new_move (const char *id, const ParcoursPlace *place);
ParcoursEdit *parcours_edit_new_set (const char *id, ParcoursFieldId field, const char *value);
ParcoursEdit *parcours_edit_ref (ParcoursEdit *edit);
void parcours_edit_unref (ParcoursEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursEdit, parcours_edit_unref)

G_END_DECLS
