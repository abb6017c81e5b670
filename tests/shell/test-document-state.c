/* The states of a document, for every combination of what can be true of it. */
#include "config.h"

#include <glib.h>

#include "shell/document-state.h"

/* Bit i of `number` is fact i; the rest is what the look found. */
static ParcoursDocumentFacts
facts_of (guint number)
{
  return (ParcoursDocumentFacts) {
    .loading = number & 1, .has_map = number >> 1 & 1, .modified = number >> 2 & 1, .redoable = number >> 3 & 1,
    .saving = number >> 4 & 1, .reloading = number >> 5 & 1, .recovered = number >> 6 & 1, .wanted = number >> 7 & 1,
    .refused = number >> 8 & 1, .look = number >> 9,
  };
}

static const guint n_facts = (PARCOURS_LOOK_AWAY + 1) << 9;

/* Nothing that the document does by itself may cost anybody an edit. */
static void
test_next (void)
{
  guint n_reloads = 0, n_saves = 0;

  for (guint i = 0; i < n_facts; i++)
    {
      ParcoursDocumentFacts facts = facts_of (i);

      switch (parcours_document_next_of (&facts))
        {
        case PARCOURS_DOCUMENT_RELOAD:
          n_reloads++;
          g_assert_cmpint (parcours_document_state_of (&facts), ==, PARCOURS_DOCUMENT_STALE);
          g_assert_false (facts.modified || facts.redoable || facts.saving || facts.refused || facts.reloading);
          break;
        case PARCOURS_DOCUMENT_SAVE:
          n_saves++;
          g_assert_true (facts.wanted && facts.modified);
          g_assert_cmpint (facts.look, ==, PARCOURS_LOOK_SAME);
          g_assert_false (facts.saving || facts.loading || facts.reloading);
          break;
        case PARCOURS_DOCUMENT_WAIT:
        default:
          break;
        }
    }
  g_assert_cmpuint (n_reloads, >, 0);
  g_assert_cmpuint (n_saves, >, 0);
}

static void
test_state (void)
{
  guint seen = 0;

  for (guint i = 0; i < n_facts; i++)
    {
      ParcoursDocumentFacts facts = facts_of (i);
      ParcoursDocumentState state = parcours_document_state_of (&facts);

      seen |= 1u << state;
      g_assert_cmpint (state == PARCOURS_DOCUMENT_LOADING, ==, facts.loading);
      if (facts.loading)
        continue;
      g_assert_cmpint (state == PARCOURS_DOCUMENT_EMPTY, ==, !facts.has_map);
      if (!facts.has_map)
        continue;
      g_assert_cmpint (state == PARCOURS_DOCUMENT_SAVING, ==, facts.saving);
      /* Clean is only said of a map that is in a file which is there, as it is here. */
      if (state == PARCOURS_DOCUMENT_CLEAN)
        g_assert_true (!facts.modified && facts.look == PARCOURS_LOOK_SAME);
      if (state == PARCOURS_DOCUMENT_DIRTY)
        g_assert_true (facts.modified && !facts.recovered && facts.look == PARCOURS_LOOK_SAME);
      if (state == PARCOURS_DOCUMENT_RECOVER)
        g_assert_true (facts.modified && facts.recovered);
    }
  g_assert_cmphex (seen, ==, (1u << (PARCOURS_DOCUMENT_RECOVER + 1)) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-state/next", test_next);
  g_test_add_func ("/document-state/state", test_state);

  return g_test_run ();
}
