import type { Catalogue } from "../../catalogue/catalogue";
import { type DraftRecord, listDrafts } from "../../catalogue/queries/drafts";
import { DraftKind, DraftState } from "../../entities/draft-table";
import type { Page } from "../../catalogue/pages/page";
import { exitCodes } from "../exit-codes";
import { keysOf } from "../keys-of";
import { print } from "../output";
import { accept, correct, distinguish, merge, mergeableIn, type Problem, reject } from "../review/decisions";
import { sourceLinesAt } from "../review/source-lines";
import { withCatalogue } from "../with-catalogue";

/** What a key does: the word for it, what it asks for on a line of its own, and what it decides. */
interface Choice {
  readonly word: string;
  /** How its decisions are counted. */
  readonly done: string;
  readonly asks: string | null;
  readonly decide: (catalogue: Catalogue, draft: DraftRecord, said: string) => Promise<Problem>;
}

const choices = {
  a: { word: "[a]ccept", done: "accepted", asks: null, decide: accept },
  c: { word: "[c]orrect", done: "corrected", asks: "field=value", decide: correct },
  m: { word: "[m]erge", done: "merged", asks: "into which (person/ada-lovelace, or an id)", decide: merge },
  n: {
    word: "[n]ever the same",
    done: "distinguished",
    asks: "as which (person/ada-lovelace, or an id)",
    decide: distinguish,
  },
  r: { word: "[r]eject", done: "rejected", asks: null, decide: reject },
  s: { word: "[s]kip", done: "skipped", asks: null, decide: () => Promise.resolve(null) },
} satisfies Readonly<Record<string, Choice>>;

type Key = keyof typeof choices;

/** What can be decided of a draft: only a person, an organisation, a show or an episode may be one with another. */
const keysFor = (draft: DraftRecord): Key[] =>
  (Object.keys(choices) as Key[]).filter(
    (key) => (key !== "m" && key !== "n") || mergeableIn(draft).length > 0,
  );

const pageSize = 50;

/** Shows what imports were not sure enough of beside the lines of its source, one after another, and does with each what the next key says. */
export const reviewCommand = (): Promise<void> => withCatalogue(review);

async function review(catalogue: Catalogue): Promise<void> {
  const counts = new Map<string, number>();
  const pressed = keysOf(process.stdin);
  try {
    for await (const { draft, number, of } of openDrafts(catalogue)) {
      const keys = keysFor(draft);
      const legend = [...keys.map((key) => choices[key].word), "[q]uit"].join("  ");
      const lines = (await sourceLinesAt(draft.place)).map((line) => `  ${line}\n`).join("");
      print(
        `\n${number} of ${of}  ${draft.place}\n${lines}  ${draft.why}\n  sure by ${draft.confidence}  ${legend}`,
      );
      const chosen = await chosenBy(pressed, keys);
      if (chosen === null) break;
      const { choice, said } = chosen;
      const problem = await choice.decide(catalogue, draft, said);
      const what = problem === null ? choice.done : "not done";
      counts.set(what, (counts.get(what) ?? 0) + 1);
      if (problem !== null) print(`  not done: ${problem}`);
    }
  } finally {
    await pressed.return?.(undefined);
  }
  print(counts.size === 0 ? "Nothing was decided." : `${inWords(counts)}.`);
  if (counts.has("not done")) process.exitCode = exitCodes.found;
}

/** Accepted, rejected and skipped ones are always named. */
function inWords(counts: ReadonlyMap<string, number>): string {
  const always = ["accepted", "rejected", "skipped"];
  const others = [...counts.keys()].filter((what) => !always.includes(what));
  return [...always, ...others].map((what) => `${counts.get(what) ?? 0} ${what}`).join(", ");
}

/** By the next key that does something, and the line behind it where it asks for one: an empty line takes the key back. Null: no more is decided. */
async function chosenBy(
  pressed: AsyncIterator<string>,
  keys: readonly Key[],
): Promise<{ readonly choice: Choice; readonly said: string } | null> {
  for (;;) {
    const next = await pressed.next();
    if (next.done === true || next.value === "q") return null;
    const key = keys.find((one) => one === next.value);
    if (key === undefined) continue;
    const choice: Choice = choices[key];
    if (choice.asks === null) return { choice, said: "" };
    process.stdout.write(`  ${choice.asks}: `);
    const said = await lineOf(pressed);
    if (said === null) return null;
    if (said !== "") return { choice, said };
  }
}

/** A line that is typed, each key of which is shown; null where the keys end before it does. */
async function lineOf(pressed: AsyncIterator<string>): Promise<string | null> {
  let line = "";
  for (;;) {
    const next = await pressed.next();
    if (next.done === true) return null;
    const key = next.value;
    if (key === "\r" || key === "\n") {
      process.stdout.write("\n");
      return line.trim();
    }
    if (key === "\u007F" || key === "\b") {
      if (line !== "") process.stdout.write("\b \b");
      line = Array.from(line).slice(0, -1).join("");
    } else if (!/\p{Cc}/u.test(key)) {
      line += key;
      process.stdout.write(key);
    }
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
