/** A reference of RIS: the values of each tag, in their order. */
export interface RisReference {
  readonly line: number;
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

type Tagged = readonly [tag: string, value: string];

const ofRis = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;
const ofPubmed = /^([A-Z]{2,4}) *-(?: (.*))?$/;

/** The tags of PubMed's own format (.nbib) by those of RIS. Short names (AU) stand beside full ones (FAU), and are left out. */
const risTags: Readonly<Record<string, string>> = {
  AB: "AB",
  BTI: "TI",
  CN: "AU",
  DP: "PY",
  FAU: "AU",
  FED: "ED",
  IP: "IS",
  ISBN: "SN",
  JT: "JF",
  LA: "LA",
  OT: "KW",
  PB: "PB",
  TA: "JA",
  TI: "TI",
  VI: "VL",
};

/** Whether a text is of PubMed's own format, of which each reference begins with its number there. */
export const isPubmed = (text: string): boolean => /^\s*PMID- ?\d+[ \t]*[\n\r]/.test(text);

/** The references of a file: each begins with TY. One without ER ends where the next begins. A line without a tag goes on with the one before. */
export function readReferences(text: string): RisReference[] {
  const taggedIn = isPubmed(text) ? taggedOfPubmed : taggedOfRis;
  const references: RisReference[] = [];
  let tags: Map<string, string[]> | null = null;
  let values: string[] | null = null;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const line = written.trimEnd();
    const tagged = taggedIn(line);
    if (tagged === null) {
      const last = values?.length ?? 0;
      if (values && last > 0 && line.trim() !== "") values[last - 1] = `${values[last - 1]} ${line.trim()}`;
      continue;
    }
    values = null;
    for (const [tag, value] of tagged) {
      if (tag === "TY") references.push({ line: index + 1, tags: (tags = new Map()) });
      if (tag === "ER") tags = null;
      if (tags === null) continue;
      values = tags.get(tag) ?? [];
      values.push(value.trim());
      tags.set(tag, values);
    }
  }
  return references;
}

/** Null for a line without a tag. */
function taggedOfRis(line: string): Tagged[] | null {
  const [, tag, value = ""] = ofRis.exec(line) ?? [];
  return tag === undefined ? null : [[tag, value]];
}

/** A line as those of RIS that say the same; none where it says nothing that counts. */
function taggedOfPubmed(line: string): Tagged[] | null {
  const [, tag, value = ""] = ofPubmed.exec(line) ?? [];
  if (tag === undefined) return null;
  if (tag === "PMID")
    return [
      ["TY", "JOUR"],
      ["ID", value],
    ];
  const doi = /^(?:LID|AID)$/.test(tag) ? /^(\S+) \[doi\]$/.exec(value)?.[1] : undefined;
  if (doi !== undefined) return [["DO", doi]];
  const as = risTags[tag];
  return as === undefined ? [] : [[as, value]];
}
