import { listDrafts } from "../../catalogue/queries/drafts";
import { DraftKind, DraftState } from "../../entities/draft-table";
import { print } from "../output";
import { table } from "../table";
import { withCatalogue } from "../with-catalogue";

/** The first of each kind: whoever has more decides some first. */
const first = 100;

/** Lists what is not decided: corrections, then removals, then what imports were not sure enough of, oldest first. */
export async function draftsCommand({ json }: { readonly json?: boolean }): Promise<void> {
  const drafts = await withCatalogue(async ({ reader }) => {
    const pages = await Promise.all(
      Object.values(DraftKind).map((kind) =>
        listDrafts(reader, { kind, state: DraftState.OPEN }, { first, after: null }),
      ),
    );
    return pages.flatMap(({ nodes }) => nodes);
  });
  const told = drafts.map(
    ({ entityId: entity, proposed: values, id, kind, version, why, source, contact, ...more }) => {
      const { confidence, place, at } = more;
      return { id, kind, entity, version, values, why, source, contact, confidence, place, at };
    },
  );
  if (json) print(JSON.stringify({ drafts: told }, null, 2));
  else if (told.length === 0) print("No draft is open.");
  else {
    print(
      table(
        [
          { heading: "draft", read: ({ id }) => id },
          { heading: "kind", read: ({ kind }) => kind.toLowerCase() },
          { heading: "entity", read: ({ entity }) => entity },
          { heading: "says", read: ({ place, why, values }) => saysOf(place, why, values) },
          { heading: "received", read: ({ at }) => at },
        ],
        told,
      ),
    );
    print("`--json` has all that they say; `rostrum review` and mutations decide them (docs/editing.md).");
  }
}

/** The fields of a correction; of an import what it says, and where. */
const saysOf = (place: string | null, why: string, values: Readonly<Record<string, unknown>>): string =>
  place === null ? Object.keys(values).join(", ") || "–" : `${place} ${why}`;
