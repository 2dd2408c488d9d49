import { shown } from "../../../domain/errors";
import type { TypeName } from "../../../domain/ids";
import { type LinkPurpose, type LinkTarget, linkTargetOf } from "../../../domain/links/link";
import { momentPattern } from "../../../domain/patterns";
import { Link, Standing, type Citation } from "../../../entities";
import { writtenShapes } from "../../../entities/written-properties";
import type { GivenValues } from "./step";
import { type Path, ValueReader, type Values } from "./value-reader";

/** Reads what everything stated has: a standing, sources and links. */
export abstract class StatedReader extends ValueReader {
  protected async stated(given: GivenValues, path: Path, values: Values): Promise<void> {
    const { standing, inferredFrom, sources, addSources, links } = given;
    if (inferredFrom !== undefined) {
      values["inferredFrom"] =
        inferredFrom === null ? null : this.text(inferredFrom, [...path, "inferredFrom"]);
      if (inferredFrom !== null) values["standing"] = Standing.INFERRED;
      else if (this.reading.present?.standing === Standing.INFERRED) values["standing"] = Standing.STATED;
    }
    if (standing !== undefined && standing !== null) {
      values["standing"] = standing;
      if (standing !== Standing.INFERRED) values["inferredFrom"] = null;
      else if (inferredFrom === undefined || inferredFrom === null) {
        this.refuse(
          "REQUIRED",
          [...path, "inferredFrom"],
          "Expected what it is inferred from, since it is INFERRED.",
        );
      }
    }
    for (const [name, value] of Object.entries({ sources, addSources })) {
      if (value !== undefined) values[name] = await this.#citations(value, [...path, name]);
    }
    if (links !== undefined) {
      const sourcesOf = (values["sources"] ?? this.reading.present?.sources ?? []) as Citation[];
      values["links"] = await this.each(links, [...path, "links"], (one, at) =>
        this.#link(one as GivenValues, sourcesOf, at),
      );
    }
  }

  async #citations(given: unknown, at: Path): Promise<unknown[]> {
    return this.each(given, at, (one, path) => this.#citation(one as GivenValues, path));
  }

  async #citation(given: GivenValues, at: Path): Promise<Citation> {
    const {
      document,
      line = null,
      lastLine = null,
      item = null,
      field = null,
      value = null,
    } = given as Record<string, never>;
    const { standing = null, inferredFrom = null, retrievedAt = null } = given as Record<string, never>;
    const documentId = (await this.reference(["Document"], document, [...at, "document"])) ?? "";
    const lines = documentId === "" ? null : ((await this.reading.documentOf(documentId))?.lines ?? null);
    const last = (lastLine ?? line) as number | null;
    if (line !== null && (line < 1 || (lines !== null && last !== null && last > lines))) {
      this.refuse(
        "BAD_CITATION",
        [...at, "line"],
        `Expected a line of the document, which has ${lines ?? "some"}, but got ${last}.`,
      );
    }
    if (lastLine !== null && (line === null || lastLine < line)) {
      this.refuse(
        "BAD_CITATION",
        [...at, "lastLine"],
        `Expected the last line not before the first, but got ${lastLine as number}.`,
      );
    }
    if (field !== null && !propertyNamesOf(this.type).has(field)) {
      this.refuse(
        "BAD_CITATION",
        [...at, "field"],
        `Expected a field of ${this.type}, but got ${shown(field)}.`,
      );
    }
    if (field === null && (standing !== null || inferredFrom !== null)) {
      this.refuse(
        "BAD_CITATION",
        [...at, "field"],
        "Expected `field` beside `standing` and `inferredFrom` of a citation.",
      );
    }
    if ((standing === Standing.INFERRED) !== (inferredFrom !== null) && standing !== null) {
      this.refuse(
        "BAD_CITATION",
        [...at, "inferredFrom"],
        "Expected `inferredFrom` where `standing` is INFERRED, and only there.",
      );
    }
    if (retrievedAt !== null) this.text(retrievedAt, [...at, "retrievedAt"], momentPattern);
    return {
      documentId,
      line,
      lastLine,
      item,
      field,
      value,
      standing: inferredFrom === null ? standing : Standing.INFERRED,
      inferredFrom,
      retrievedAt,
    };
  }

  async #link(given: GivenValues, bearersSources: readonly Citation[], at: Path): Promise<Link | null> {
    const {
      url,
      purpose,
      pointsAt,
      inferredFrom = null,
    } = given as {
      url: string;
      purpose: LinkPurpose;
      pointsAt?: LinkTarget | null;
      inferredFrom?: string | null;
    };
    const own = (await this.#citations(given["sources"], [...at, "sources"])) as Citation[];
    const sources = own.length > 0 ? own : bearersSources.filter(({ field }) => field === null);
    return this.attempt([...at, "url"], () =>
      Link.of({ url, purpose, pointsAt: pointsAt ?? linkTargetOf(this.type), inferredFrom, sources }),
    );
  }
}

/** The names that a citation's `field` may have. */
function propertyNamesOf(type: TypeName): ReadonlySet<string> {
  const { properties, arcs } = writtenShapes[type];
  return new Set([...properties, ...arcs].map(({ name }) => name));
}
