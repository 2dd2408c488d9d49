import { completed, type Given } from "../../catalogue/commands/derived-values";
import { RostrumError } from "../../domain/errors";
import { idForKey, type TypeName } from "../../domain/ids";
import { LinkTarget, readLink } from "../../domain/links/link";
import { EdtfDate, Standing, type AnyEntity, type Citation, type Link, type Stated } from "../../entities";
import { readCitation } from "./citations";
import type { CitationYaml, DocumentYaml, LinkYaml, StatedYaml } from "./format";
import type { Item } from "./item";
import type { Problem, ProblemCode } from "./problem";

/** One object or relation of the data, and what it refers to. */
export interface DataRecord {
  readonly type: TypeName;
  readonly id: string;
  readonly entity: AnyEntity;
  readonly item: Item<unknown>;
  readonly references: ReadonlyArray<{
    readonly id: string;
    readonly message: string;
    readonly item: Item<unknown>;
  }>;
}

/** What a maker of an entity may ask for: each notes what is wrong, and where. */
export interface Entry<Name extends TypeName> {
  readonly id: string;
  /** The id of what a key names; null where no key is given. */
  reference(type: TypeName, key: Item<string | undefined>): string | null;
  /** The id of what a key names that must be given. */
  required(type: TypeName, key: Item<string>): string;
  date(edtf: Item<string | undefined>): EdtfDate | null;
  /** The columns of everything stated. `pointsAt` is where its links lead unless they say otherwise. */
  stated(item: Item<StatedYaml>, pointsAt?: LinkTarget): Omit<Stated, "id"> & { id: string };
  readonly type: Name;
}

/** Everything read so far, by id, and all that is wrong with it. A record with something wrong is left out. */
export class RecordBook {
  readonly problems: Problem[] = [];
  readonly #records = new Map<string, DataRecord>();

  constructor(private readonly documents: ReadonlyMap<string, DocumentYaml>) {}

  get records(): DataRecord[] {
    return [...this.#records.values()];
  }

  add<Name extends TypeName>(
    type: Name,
    key: string,
    item: Item<unknown>,
    make: (entry: Entry<Name>) => Given<Name>,
  ): void {
    const id = idForKey(type, key);
    const problemsBefore = this.problems.length;
    const references: Array<DataRecord["references"][number]> = [];
    const required = (of: TypeName, reference: Item<string>): string => {
      const target = idForKey(of, reference.value);
      references.push({
        id: target,
        item: reference,
        message: `Nothing in the data is the ${of} "${reference.value}".`,
      });
      return target;
    };

    const given = make({
      id,
      type,
      required,
      reference: (of, reference) =>
        reference.value === undefined ? null : required(of, reference as Item<string>),
      date: (edtf) => this.#date(edtf),
      stated: (stated, pointsAt = LinkTarget.UNKNOWN) => this.#stated(id, stated, pointsAt),
    });
    const first = this.#records.get(id);
    if (first) {
      this.problem(
        "DUPLICATE",
        item,
        `The ${type} "${key}" stands already in ${first.item.file.name}, line ${first.item.line}.`,
      );
    } else if (this.problems.length === problemsBefore) {
      this.#records.set(id, { type, id, entity: completed(type, given), item, references });
    }
  }

  problem(code: ProblemCode, item: Item<unknown>, message: string): void {
    this.problems.push({ code, file: item.file.name, line: item.line, message });
  }

  remove(id: string): void {
    this.#records.delete(id);
  }

  #date(edtf: Item<string | undefined>): EdtfDate | null {
    return edtf.value === undefined
      ? null
      : this.#attempt("IMPOSSIBLE_DATE", edtf, () => EdtfDate.of(edtf.value as string));
  }

  #stated(id: string, item: Item<StatedYaml>, pointsAt: LinkTarget): Omit<Stated, "id"> & { id: string } {
    const { standing, inferredFrom = null } = item.value;
    const sources = this.#citations(item);
    if (item.value.cite === undefined)
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
    const read = this.#attempt("BAD_LINK", item.at("url"), () => readLink(url));
    const sources = this.#citations(item);
    return (
      read && {
        ...read,
        purpose,
        pointsAt,
        inferredFrom,
        standing: inferredFrom === null ? Standing.STATED : Standing.INFERRED,
        sources: sources.length > 0 ? sources : bearersSources,
      }
    );
  }

  #citations(item: Item<{ cite?: CitationYaml | CitationYaml[] }>): Citation[] {
    const cites = Array.isArray(item.value.cite)
      ? item.each("cite")
      : [item.at("cite") as Item<CitationYaml | undefined>];
    return cites.flatMap((cite) => {
      const read = readCitation(cite.value, this.documents);
      if (read && "code" in read) this.problem(read.code, cite, read.message);
      return read && "document" in read ? read : [];
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
