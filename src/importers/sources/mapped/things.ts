import type { TypeName } from "../../../domain/ids";
import {
  type ImportRecord,
  type Inference,
  nameOfRecord,
  type Place,
  type RecordLink,
  type Reference,
  to,
} from "../../records";

interface Said {
  readonly place: Place;
  readonly values: Readonly<Record<string, unknown>>;
  readonly references?: ImportRecord["references"];
  readonly links?: readonly RecordLink[];
  readonly isMentioned: boolean;
  /** Null or absent: it is stated. */
  readonly inference?: Inference | null;
}

/** Links between them are few; a longer chain is a circle. */
const maxSame = 20;

/** The records of a source by type and key. What an earlier row says of a thing stays, and a later one adds what it did not say. */
export class Things {
  readonly #records = new Map<string, ImportRecord>();
  /** Other keys of things, by type and key. */
  readonly #same = new Map<string, string>();

  /** Two keys are of one thing, whose key is the second. */
  unite(type: TypeName, key: string, same: string): void {
    if (key !== same) this.#same.set(nameOfRecord(to(type, key)), same);
  }

  keyOf(type: TypeName, key: string): string {
    let found = key;
    for (let step = 0; step < maxSame; step += 1) {
      const same = this.#same.get(nameOfRecord(to(type, found)));
      if (same === undefined) break;
      found = same;
    }
    return found;
  }

  add(type: TypeName, key: string, said: Said): Reference {
    const { place, values, references = {}, links = [], isMentioned, inference = null } = said;
    const reference = to(type, key);
    const before = this.#records.get(nameOfRecord(reference));
    this.#records.set(nameOfRecord(reference), {
      type,
      key,
      place: before?.place ?? place,
      values: before ? together(type, before.values, values) : values,
      references: { ...references, ...before?.references },
      links: before ? withMore(before.links, links) : links,
      isMentioned: isMentioned && (before?.isMentioned ?? true),
      inference: before ? before.inference : inference,
    });
    return reference;
  }

  get(reference: Reference): ImportRecord | undefined {
    return this.#records.get(nameOfRecord(reference));
  }

  get records(): ImportRecord[] {
    return [...this.#records.values()];
  }
}

/** Of a person with two names, the later one is kept beside the first. */
function together(
  type: TypeName,
  before: ImportRecord["values"],
  values: ImportRecord["values"],
): ImportRecord["values"] {
  const [name, other] = [before["name"], values["name"]];
  if (type !== "Person" || name === undefined || other === undefined || name === other)
    return { ...values, ...before };
  const alternateNames = [...new Set([...((before["alternateNames"] as string[] | undefined) ?? []), other])];
  return { ...values, ...before, alternateNames };
}

function withMore(before: readonly RecordLink[], links: readonly RecordLink[]): RecordLink[] {
  const urls = new Set(before.map(({ url }) => url));
  return [...before, ...links.filter(({ url }) => !urls.has(url))];
}
