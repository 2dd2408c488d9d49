import { listDrafts } from "../../catalogue/queries/drafts";
import { DraftKind, DraftState } from "../../entities/draft-table";
import { print } from "../output";
import { table } from "../table";
import { withCatalogue } from "../with-catalogue";

/** The first of each kind: whoever has more decides some first. */
const first = 100;

/** Lists what people without a key ask for, and nobody has decided: corrections, then removals, oldest first. */
export async function draftsCommand({ json }: { readonly json?: boolean }): Promise<void> {
  const drafts = await withCatalogue(async ({ reader }) => {
    const pages = await Promise.all(
      Object.values(DraftKind).map((kind) =>
        listDrafts(reader, { kind, state: DraftState.OPEN }, { first, after: null }),
      ),
    );
    return pages.flatMap(({ nodes }) => nodes);
  });
  const told = drafts.map(({ id, kind, entityId, version, proposed, why, source, contact, at }) => {
    return { id, kind, entity: entityId, version, values: proposed, why, source, contact, at };
  });
  if (json) print(JSON.stringify({ drafts: told }, null, 2));
  else if (told.length === 0) print("No draft is open.");
  else {
    print(
      table(
        [
          { heading: "draft", read: ({ id }) => id },
          { heading: "kind", read: ({ kind }) => kind.toLowerCase() },
          { heading: "entity", read: ({ entity }) => entity },
          { heading: "fields", read: ({ values }) => Object.keys(values).join(", ") || "–" },
          { heading: "received", read: ({ at }) => at },
        ],
        told,
      ),
    );
    print("`--json` has all that they say; mutations decide them (docs/editing.md).");
  }
}
