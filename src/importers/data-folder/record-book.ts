import type { AnyEntityInput, EntityInput } from "../../catalogue/commands/derived-columns";
import { RostrumError, shown } from "../../domain/errors";
import { idForKey, idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { LinkTarget } from "../../domain/links/link";
import { urlPattern } from "../../domain/patterns";
import { EdtfDate, Link, Standing, type Citation, type Stated } from "../../entities";
import { readCitation } from "./citations";
import type { CitationYaml, LinkYaml, StatedYaml } from "./format";
import type { Item } from "./item";
import { leavesOut, type Problem, type ProblemCode } from "./problem";
import { Reviews } from "./reviews";

/** A record with its references. */
export interface DataRecord {
  readonly type: TypeName;
  readonly id: string;
  readonly entity: AnyEntityInput;
  readonly item: Item<unknown>;
  readonly references: ReadonlyArray<{
    readonly id: string;
    readonly message: string;
    readonly item: Item<unknown>;
  }>;
  /** Whether its id is written, as in exports, and not made of its key. */
  readonly hasOwnId: boolean;
}

/** Functions for makers of entities. Each reports problems with their positions. */
export interface Entry {
  /** The id for a key. */
  reference(type: TypeName, key: Item<string>): string;
  /** Null if it is not a date. */
  date(edtf: Item<string>): EdtfDate | null;
  /** What this reads; null where it fails, which is a problem with this code. */
  attempt<T>(code: ProblemCode, item: Item<unknown>, read: () => T): T | null;
  /** The columns of everything stated. */
  stated(item: Item<StatedYaml>, as: StatedAs): StatedInput;
}

export interface StatedAs {
  /** The default target of its links. */
  readonly pointsAt: LinkTarget;
  /** Whether it is a document, which needs no `cite`. */
  readonly isSource: boolean;
}

type StatedInput = Omit<Stated, "version">;

/** The records read so far, by id, and their problems. Invalid records are omitted. */
export class RecordBook {
  readonly problems: Problem[] = [];
  readonly reviews = new Reviews();
  readonly #records = new Map<string, DataRecord>();
  readonly #ids = new Map<string, string>();

  get records(): DataRecord[] {
    return [...this.#records.values()];
  }

  /** Its id is made of its key, unless its own is written. */
  add(
    type: TypeName,
    key: string,
    item: Item<{ readonly id?: string }>,
    make: (entry: Entry) => AnyEntityInput,
  ): void {
    const hasOwnId = item.value.id !== undefined;
    const id = item.value.id ?? idForKey(type, key);
    if (typeOfId(id) !== type) {
      this.problem(
        "NOT_BY_SCHEMA",
        item,
        `Expected an id that begins "${idPrefixes[type]}_", but got ${shown(id)}.`,
      );
      return;
    }
    const before = this.problems.length;
    const references: Array<DataRecord["references"][number]> = [];
    const entity = make({
      reference: (of, reference) => {
        const target = this.idOf(of, reference.value);
        const message = `Nothing in the data is the ${of} "${reference.value}".`;
        references.push({ id: target, item: reference, message });
        return target;
      },
      date: (edtf) => this.#attempt("IMPOSSIBLE_DATE", edtf, () => EdtfDate.of(edtf.value)),
      attempt: (code, at, read) => this.#attempt(code, at, read),
      stated: (stated, as) => this.#stated(id, stated, as),
    });
    const first = this.#records.get(id);
    if (first) {
      this.problem("DUPLICATE", item, standsAlready(`The ${type} "${key}"`, first));
    } else if (!this.problems.slice(before).some(leavesOut)) {
      this.#records.set(id, { type, id, entity, item, references, hasOwnId });
    }
  }

  /** What a person has settled is no problem. */
  problem(code: ProblemCode, item: Item<unknown>, message: string): void {
    if (!this.reviews.areOf(code, item))
      this.problems.push({ code, file: item.file.name, line: item.line, message });
  }

  /** A record may be referred to by its key before it is added. */
  name(type: TypeName, key: string, id: string): void {
    this.#ids.set(`${type} ${key}`, id);
  }

  /** The id of what has this key: its own where one is written. */
  idOf(type: TypeName, key: string): string {
    return this.#ids.get(`${type} ${key}`) ?? idForKey(type, key);
  }

  addStored(record: DataRecord): void {
    const first = this.#records.get(record.id);
    if (first) this.problem("DUPLICATE", record.item, standsAlready(record.id, first));
    else this.#records.set(record.id, record);
  }

  /** The record with other values. */
  amend(id: string, values: Readonly<Record<string, unknown>>): void {
    const record = this.#records.get(id);
    if (record) this.#records.set(id, { ...record, entity: { ...record.entity, ...values } });
  }

  remove(id: string): void {
    this.#records.delete(id);
  }

  #stated(id: string, item: Item<StatedYaml>, { pointsAt, isSource }: StatedAs): StatedInput {
    const { standing, inferredFrom = null } = item.value;
    const sources = this.#citations(item);
    if (item.value.cite === undefined && !isSource)
      this.problem("NO_SOURCE", item, "Expected `cite`: where does the document say so?");
    return {
      id,
      standing: standing ?? (inferredFrom === null ? Standing.STATED : Standing.INFERRED),
      inferredFrom,
      sources,
      links: item.each("links").flatMap((link) => this.#link(link, pointsAt, sources) ?? []),
    };
  }

  #link(item: Item<LinkYaml>, bearer: LinkTarget, bearersSources: Citation[]): Link | null {
    const { url, purpose, pointsAt = bearer, inferredFrom = null } = item.value;
    const own = this.#citations(item);
    const sources = own.length > 0 ? own : bearersSources.filter(({ field }) => field === null);
    return this.#attempt("BAD_LINK", item.at("url"), () => {
      if (!isUrl.test(url))
        throw new RostrumError("BAD_LINK", `Expected an http or https address, but got ${shown(url)}.`);
      return Link.of({ url, purpose, pointsAt, inferredFrom, sources });
    });
  }

  /** A document that was read before. */
  documentOf(id: string): Pick<EntityInput<"Document">, "id" | "lines"> | null {
    return (this.#records.get(id)?.entity ?? null) as EntityInput<"Document"> | null;
  }

  #citations(item: Item<{ cite?: CitationYaml | CitationYaml[] }>): Citation[] {
    if (item.value.cite === undefined) return [];
    return item
      .at("cite")
      .elements()
      .flatMap((cite) => {
        const read = readCitation(cite.value as CitationYaml, (key) =>
          this.documentOf(this.idOf("Document", key)),
        );
        if (!("code" in read)) return read;
        this.problem(read.code, cite, read.message);
        return [];
      });
  }

  #attempt<T>(code: ProblemCode, item: Item<unknown>, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      this.problem(code, item, error.message);
      return null;
    }
  }
}

const isUrl = new RegExp(urlPattern, "u");

const standsAlready = (what: string, { item }: DataRecord): string =>
  `${what} stands already in ${item.file.name}, line ${item.line}.`;
