import { personNameOf } from "../../catalogue/identity/people/person-name";
import type { Source } from "../drafts/source";

/** The names of a source's people by a word of their family names. They are read when they are first asked for. */
export function familyNamesOf({ records }: Source): (word: string) => readonly string[] {
  let byWord: Map<string, Set<string>> | null = null;
  const read = () => {
    const found = new Map<string, Set<string>>();
    for (const { type, values } of records) {
      const name = type === "Person" ? values["name"] : undefined;
      if (typeof name !== "string") continue;
      for (const word of personNameOf(name).family) found.set(word, (found.get(word) ?? new Set()).add(name));
    }
    return found;
  };
  return (word) => [...((byWord ??= read()).get(word) ?? [])];
}
