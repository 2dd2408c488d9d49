import type { Example } from "./examples";

/** What the page shows when it opens: the tab of the last visit, or the first example. */
export interface Opening {
  firstVisit: boolean;
  query: string | undefined;
  variables: string | undefined;
}

interface StoredTab {
  query?: string | null;
  variables?: string | null;
}

/**
 * A query in the page's address is shown as it is. GraphiQL restores its tabs by itself, but fills its editors from two other storage entries that exist only once
 * something was edited: without this, the variables of an untouched tab are missing after a reload.
 */
export function readOpening([first]: readonly Example[]): Opening {
  const linked = new URLSearchParams(location.search);
  const query = linked.get("query");
  if (query !== null) return { firstVisit: false, query, variables: linked.get("variables") ?? undefined };
  const tab = storedTab();
  if (tab) return { firstVisit: false, query: tab.query ?? "", variables: tab.variables ?? "" };
  return { firstVisit: true, query: first?.query, variables: first?.variables };
}

function storedTab(): StoredTab | undefined {
  try {
    const state = JSON.parse(localStorage.getItem("graphiql:tabState") ?? "{}");
    return state.tabs?.[state.activeTabIndex];
  } catch {
    // Storage may be blocked or damaged: then this is a first visit.
    return undefined;
  }
}
