/** A reference of RIS: the values of each tag, in their order. */
export interface RisReference {
  readonly line: number;
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** The references of a file: each begins with TY. One without ER ends where the next begins. A line without a tag goes on with the one before. */
export function readReferences(text: string): RisReference[] {
  const references: RisReference[] = [];
  let tags: Map<string, string[]> | null = null;
  let values: string[] | null = null;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const line = written.trimEnd();
    const [, tag, value = ""] = tagged.exec(line) ?? [];
    if (tag === undefined) {
      const last = values?.length ?? 0;
      if (values && last > 0 && line.trim() !== "") values[last - 1] = `${values[last - 1]} ${line.trim()}`;
      continue;
    }
    if (tag === "TY") references.push({ line: index + 1, tags: (tags = new Map()) });
    if (tag === "ER") tags = null;
    values = null;
    if (tags === null) continue;
    values = tags.get(tag) ?? [];
    values.push(value.trim());
    tags.set(tag, values);
  }
  return references;
}
