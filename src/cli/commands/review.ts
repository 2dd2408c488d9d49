import type { Catalogue } from "../../catalogue/catalogue";
import { programParts } from "../../catalogue/history/stamp";
import { type DraftRecord, listDrafts } from "../../catalogue/queries/drafts";
import { RostrumError } from "../../domain/errors";
import { DraftKind, DraftState } from "../../entities/draft-table";
import type { Page } from "../../catalogue/pages/page";
import { exitCodes } from "../exit-codes";
import { keysOf } from "../keys-of";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

/** What a key does: the word for it, and whether it decides. */
const keys = { a: "accept", r: "reject", s: "skip", q: "quit" } as const;

type Key = keyof typeof keys;

const legend = (Object.keys(keys) as Key[]).map((key) => `[${key}]${keys[key].slice(1)}`).join("  ");

const pageSize = 50;

/** Shows what imports were not sure enough of, one after another, and does with each what the next key says. */
export const reviewCommand = (): Promise<void> => withCatalogue(review);

async function review(catalogue: Catalogue): Promise<void> {
  const counts = { accept: 0, reject: 0, skip: 0, failed: 0 };
  const pressed = keysOf(process.stdin);
  try {
    for await (const { draft, number, of } of openDrafts(catalogue)) {
      print(`\n${number} of ${of}  ${draft.place}\n  ${draft.why}\n  sure by ${draft.confidence}  ${legend}`);
      const key = await nextKey(pressed);
      if (key === "q") break;
      const problem = await decide(catalogue, draft, key);
      if (problem === null) counts[keys[key]] += 1;
      else {
        counts.failed += 1;
        print(`  not done: ${problem}`);
      }
    }
  } finally {
    await pressed.return?.(undefined);
  }
  if (Object.values(counts).every((count) => count === 0)) {
    print("Nothing was decided.");
    return;
  }
  const { accept, reject, skip, failed } = counts;
  print(
    `${accept} accepted, ${reject} rejected, ${skip} skipped${failed > 0 ? `, ${failed} not done` : ""}.`,
  );
  if (failed > 0) process.exitCode = exitCodes.found;
}

/** The next key that does something; `q` where no more come. */
async function nextKey(pressed: AsyncIterator<string>): Promise<Key> {
  for (;;) {
    const next = await pressed.next();
    if (next.done === true) return "q";
    if (next.value in keys) return next.value as Key;
  }
}

/** Returns why it was not done; null where it was. */
async function decide(
  catalogue: Catalogue,
  { id }: DraftRecord,
  key: Exclude<Key, "q">,
): Promise<string | null> {
  if (key === "s") return null;
  const decision = { id, by: programParts.cli, kinds: [DraftKind.IMPORT] };
  try {
    const problems =
      key === "r"
        ? await catalogue.rejectDraft({ ...decision, why: "Rejected in a review." })
        : (await catalogue.acceptDraft({ ...decision, why: null, expectedVersion: null, document: null }))
            .problems;
    return problems.length === 0 ? null : problems.map(({ message }) => message).join(" ");
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return error.message;
  }
}

interface OpenDraft {
  readonly draft: DraftRecord;
  /** Its place among all of them, from 1. */
  readonly number: number;
  readonly of: number;
}

/** What waits of imports, as it came in. */
async function* openDrafts({ reader }: Catalogue): AsyncGenerator<OpenDraft> {
  let after: string | null = null;
  let number = 0;
  let of: number | null = null;
  for (;;) {
    const open = { kind: DraftKind.IMPORT, state: DraftState.OPEN };
    const page: Page<DraftRecord> = await listDrafts(reader, open, { first: pageSize, after });
    of ??= await page.totalCount;
    for (const draft of page.nodes) yield { draft, number: (number += 1), of };
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null) return;
    after = endCursor;
  }
}
