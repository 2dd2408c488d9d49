import type { LoadChange, LoadChanges } from "../catalogue/catalogue";
import { print } from "./output";

export const changeKinds = ["added", "changed", "removed"] as const;
const signs = { added: "+", changed: "~", removed: "-" } as const;

type Changes = Pick<LoadChanges, (typeof changeKinds)[number]>;

/** Each type shows at most so many of a kind; JSON has all. */
const maxShown = 20;

/** Prints what an edit adds, changes and removes, by type and name, and where its source says so. */
export function printChanges(
  changes: Changes,
  placeOf: (id: string) => { readonly file: string; readonly line: number } | null = () => null,
): void {
  const types = new Set(changeKinds.flatMap((kind) => changes[kind].map(({ type }) => type)));
  for (const type of types) {
    const ofType = changeKinds.map(
      (kind) => [kind, changes[kind].filter((change) => change.type === type)] as const,
    );
    print(`${type}: ${counted(ofType)}`);
    for (const [kind, list] of ofType) {
      for (const { id, name } of list.slice(0, maxShown)) {
        const place = placeOf(id);
        const where = place ? ` (${place.file}:${place.line})` : "";
        print(`  ${signs[kind]} ${name ?? id}${where}`);
      }
      if (list.length > maxShown) print(`  ${signs[kind]} … and ${list.length - maxShown} more`);
    }
  }
}

/** `2 added, 1 removed`; empty where nothing changes. */
export const totalOf = (changes: Changes): string =>
  counted(changeKinds.map((kind) => [kind, changes[kind]] as const));

function counted(lists: ReadonlyArray<readonly [kind: string, list: readonly LoadChange[]]>): string {
  return lists.flatMap(([kind, list]) => (list.length > 0 ? `${list.length} ${kind}` : [])).join(", ");
}
