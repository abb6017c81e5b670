/* fair-copy.c - see fair-copy.h. */
#include "config.h"

#include "shell/fair-copy.h"

struct _ParcoursFairCopy
{
  gatomicrefcount refs;
  GMutex lock;
  ParcoursMap *map;
  ParcoursText *text;

  GWeakRef origin;              /* the map it was copied from */
  guint64 serial;               /* and when */
};

ParcoursFairCopy *
parcours_fair_copy_new (ParcoursMap *map)
{
  ParcoursFairCopy *self;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  self = g_new0 (ParcoursFairCopy, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->map = parcours_map_copy (map);
  self->text = parcours_text_new ();
  g_weak_ref_init (&self->origin, map);
  self->serial = parcours_map_get_serial (map);
  return self;
}

ParcoursFairCopy *
parcours_fair_copy_ref (ParcoursFairCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
parcours_fair_copy_unref (ParcoursFairCopy *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->text);
  g_object_unref (self->map);
  g_weak_ref_clear (&self->origin);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
parcours_fair_copy_is_of (ParcoursFairCopy *self, ParcoursMap *map)
{
  g_autoptr (ParcoursMap) origin = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);

  origin = g_weak_ref_get (&self->origin);
  return origin == map && self->serial == parcours_map_get_serial (map);
}

void
parcours_fair_copy_lock (ParcoursFairCopy *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
}

void
parcours_fair_copy_unlock (ParcoursFairCopy *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_unlock (&self->lock);
}

ParcoursMap *
parcours_fair_copy_get_map (ParcoursFairCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->map;
}

ParcoursText *
parcours_fair_copy_get_text (ParcoursFairCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}
