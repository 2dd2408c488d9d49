import { bareNameOf } from "../../catalogue/identity/names";
import { bareTitleOf } from "../../catalogue/identity/titles";
import type { AnyEntityInput, EntityInput } from "../../catalogue/commands/derived-columns";
import { typeOfId, type TypeName } from "../../domain/ids";
import { accountUrlOf, readLink } from "../../domain/links/link";
import { fold } from "../../domain/names";
import { Standing, type Account, type Citation, type Link, type Stated } from "../../entities";

type Fact = Omit<Stated, "version">;

/** The entities of a data folder, with what each is known by: folded names and titles, canonical addresses. */
export class Graph {
  readonly #byId: ReadonlyMap<string, AnyEntityInput>;
  /** What the document says that is looked at; all without one. */
  readonly stated: readonly AnyEntityInput[];

  constructor(entities: readonly AnyEntityInput[], document: string | null) {
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    const isOf = ({ documentId }: Citation) => this.get<"Document">(documentId)?.slug === document;
    this.stated = entities.filter(({ sources }) => document === null || sources.some(isOf));
  }

  all<Name extends TypeName>(type: Name): Array<EntityInput<Name>> {
    return this.stated.filter((one): one is typeof one & EntityInput<Name> => typeOfId(one.id) === type);
  }

  get<Name extends TypeName>(id: string | null): EntityInput<Name> | null {
    return (id === null ? null : (this.#byId.get(id) as EntityInput<Name> | undefined)) ?? null;
  }

  /** A person or organisation, or what else an honour or a contribution is of. */
  namesOf(id: string | null, creditedAs: string | null = null): string[] {
    const type = id === null ? null : typeOfId(id);
    const entity = this.get(id);
    const credited = creditedAs === null ? [] : [fold(creditedAs)];
    if (type === "Person") {
      const { name, alternateNames } = entity as EntityInput<"Person">;
      return distinct([...[name, ...alternateNames].map(fold), ...credited]);
    }
    if (type === "Organisation") {
      const { name, alternateNames } = entity as EntityInput<"Organisation">;
      return distinct([name, ...alternateNames].map(bareNameOf));
    }
    if (type === "Show") return this.titlesOf(entity as EntityInput<"Show">);
    if (type === "Publication") {
      const { title, displayTitle } = entity as EntityInput<"Publication">;
      return distinct([fold(title ?? displayTitle ?? "")]);
    }
    return distinct(credited);
  }

  /** What a show is known by: its titles, and its own addresses. */
  titlesOf(show: EntityInput<"Show">): string[] {
    const titles = [show.title ?? show.displayTitle ?? "", ...show.alternateTitles];
    return distinct([...titles.map(bareShowTitleOf), ...addressesOf(show), ...accountsOf(show.accounts)]);
  }

  /** Where it stands in the document: `profile:7-9`. */
  placeOf({ sources }: Pick<Fact, "sources">): string | null {
    const source = sources.find(({ field, line }) => field === null && line !== null) ?? sources[0];
    if (!source) return null;
    const { slug } = this.get<"Document">(source.documentId) ?? { slug: source.documentId };
    const { line, lastLine } = source;
    return [slug, line === null ? "" : `:${line}`, lastLine === null ? "" : `-${lastLine}`].join("");
  }
}

/** Whether the fact is INFERRED, or one of these properties of it is. */
export const isInferred = ({ standing, sources }: Fact, ...fields: string[]): boolean =>
  standing === Standing.INFERRED ||
  sources.some((one) => one.standing === Standing.INFERRED && fields.includes(one.field ?? ""));

export const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text) => text !== "")),
];

export const addressesOf = ({ links }: { readonly links: readonly Link[] }): string[] =>
  links.map(({ canonicalUrl }) => canonicalUrl);

export const accountsOf = (accounts: readonly Account[]): string[] =>
  accounts.flatMap((account) => {
    const url = accountUrlOf(account);
    return url === null ? [] : [readLink(url).canonicalUrl];
  });

/** Without the article, the word podcast at either end, and the year: “The Map Podcast” is map, “MapConf 2018” is mapconf. */
function bareShowTitleOf(title: string): string {
  const bare = bareTitleOf(title)
    .replace(/^(?:the|der|die|das|la|le|les|el|los|las) (?=\S)/u, "")
    .replace(/^podcast (?=\S)|(?<=\S) podcast$/gu, "");
  return bare === "" ? fold(title) : bare;
}
