/* document-copy.c - the copy of the map that workers use, kept from one export or print to the next. */
#include "config.h"

#include "shell/document-private.h"

void
_parcours_document_forget_copy (ParcoursDocument *self)
{
  g_assert (PARCOURS_IS_DOCUMENT (self));

  g_clear_pointer (&self->fair_copy, parcours_fair_copy_unref);
}

ParcoursFairCopy *
_parcours_document_dup_copy (ParcoursDocument *self)
{
  g_assert (PARCOURS_IS_DOCUMENT (self));
  g_assert (self->map != NULL);

  if (self->fair_copy != NULL && !parcours_fair_copy_is_of (self->fair_copy, self->map))
    _parcours_document_forget_copy (self);
  if (self->fair_copy == NULL)
    self->fair_copy = parcours_fair_copy_new (self->map);
  return parcours_fair_copy_ref (self->fair_copy);
}
