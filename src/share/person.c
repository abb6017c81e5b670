#include "config.h"

#include "share/person.h"

#include "share/process.h"

const char *
parcours_person_own_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))   /* GLib's word for none */
    name = g_get_user_name ();
  return name;
}

static void
person_free (gpointer data)
{
  ParcoursPerson *person = data;

  g_free (person->user);
  g_free (person->host);
  g_free (person->id);
  g_date_time_unref (person->since);
  g_free (person);
}

static ParcoursPerson *
person_new (const ParcoursRollEntry *entry)
{
  ParcoursPerson *person = g_new0 (ParcoursPerson, 1);

  person->user = g_strdup (entry->user);
  person->host = g_strdup (entry->host);
  person->id = g_strdup (entry->id);
  person->since = g_date_time_new_from_unix_local (entry->opened);
  if (person->since == NULL)    /* a zone that makes a year 10000 of it */
    person->since = g_date_time_new_from_unix_utc (entry->opened);
  person->here = parcours_roll_entry_is_here (entry);
  person->own = person->here && parcours_process_is_own (entry->pid);

  return person;
}

GPtrArray *
parcours_people_new (void)
{
  return g_ptr_array_new_with_free_func (person_free);
}

GPtrArray *
parcours_people_of_roll (GPtrArray *entries, const char *own)
{
  GPtrArray *people = parcours_people_new ();

  g_return_val_if_fail (entries != NULL, people);

  for (guint i = 0; i < entries->len; i++)
    {
      ParcoursRollEntry *entry = entries->pdata[i];

      if (g_strcmp0 (entry->id, own) != 0)
        g_ptr_array_add (people, person_new (entry));
    }

  return people;
}

static gboolean
is_same (const ParcoursPerson *a, const ParcoursPerson *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->user, b->user) && g_str_equal (a->host, b->host) &&
         g_date_time_equal (a->since, b->since) && a->here == b->here && a->own == b->own;
}

gboolean
parcours_people_equal (GPtrArray *first, GPtrArray *second)
{
  g_return_val_if_fail (first != NULL, FALSE);
  g_return_val_if_fail (second != NULL, FALSE);

  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!is_same (first->pdata[i], second->pdata[i]))
      return FALSE;

  return TRUE;
}
