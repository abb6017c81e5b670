#include "config.h"

#include "shell/document-state.h"

ParcoursDocumentState
parcours_document_state_of (const ParcoursDocumentFacts *facts)
{
  g_return_val_if_fail (facts != NULL, PARCOURS_DOCUMENT_EMPTY);

  if (facts->loading)
    return PARCOURS_DOCUMENT_LOADING;
  if (!facts->has_map)
    return PARCOURS_DOCUMENT_EMPTY;
  if (facts->saving)
    return PARCOURS_DOCUMENT_SAVING;

  switch (facts->look)
    {
    case PARCOURS_LOOK_CHANGED:
      return PARCOURS_DOCUMENT_STALE;
    case PARCOURS_LOOK_GONE:
      return PARCOURS_DOCUMENT_DETACHED;
    case PARCOURS_LOOK_UNREADABLE:
    case PARCOURS_LOOK_AWAY:
      return PARCOURS_DOCUMENT_OFFLINE;
    case PARCOURS_LOOK_SAME:
    default:
      break;
    }

  if (!facts->modified)
    return PARCOURS_DOCUMENT_CLEAN;

  return facts->recovered ? PARCOURS_DOCUMENT_RECOVER : PARCOURS_DOCUMENT_DIRTY;
}

ParcoursDocumentNext
parcours_document_next_of (const ParcoursDocumentFacts *facts)
{
  g_return_val_if_fail (facts != NULL, PARCOURS_DOCUMENT_WAIT);

  if (facts->loading || !facts->has_map || facts->saving || facts->reloading)
    return PARCOURS_DOCUMENT_WAIT;

  if (facts->look == PARCOURS_LOOK_CHANGED && !facts->modified && !facts->redoable && !facts->refused)
    return PARCOURS_DOCUMENT_RELOAD;
  if (facts->look == PARCOURS_LOOK_SAME && facts->wanted && facts->modified)
    return PARCOURS_DOCUMENT_SAVE;

  return PARCOURS_DOCUMENT_WAIT;
}
