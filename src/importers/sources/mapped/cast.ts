import { AppearanceRole } from "../../../entities/appearance";
import { ContributionRole } from "../../../entities/contribution";
import { HonourOutcome } from "../../../entities/honour";
import { HostRole } from "../../../entities/host";
import { type ImportRecord, type Place, type Reference, to } from "../../records";
import { canonicalOf } from "../../../domain/links/link";
import { foldedName, withoutHonorific } from "../names";
import { PersonBook } from "../person-book";
import { creditOf } from "../schedule/event-kinds";
import type { Row } from "../tables/row";
import { elementsOf, isEmptyCell, textIn, textsOf } from "./expressions";
import type { LinkReader } from "./link-reader";
import { type RoleMapping, type RoleName, roleTypes } from "./mapping";
import { peopleIn } from "./people-in";
import { placeIn } from "./places";
import type { Things } from "./things";
import { valuesOf } from "./values";

/** Someone of a row: the person, if one is known, and the words of the source. */
interface Cast {
  readonly person: Reference | null;
  readonly credited: string;
  /** As it stands in brackets after the name; null where none does. */
  readonly role: string | null;
  readonly row: Row;
}

/** Says who appears, hosts, contributes and is honoured. The things of all rows are there by then, so that keys of people lead to them. */
export class CastReader {
  readonly #things: Things;
  readonly #links: LinkReader;
  readonly #report: (place: Place, message: string) => void;
  readonly #book = new PersonBook();
  readonly #positions = new Map<string, number>();

  constructor(things: Things, links: LinkReader, report: (place: Place, message: string) => void) {
    this.#things = things;
    this.#links = links;
    this.#report = report;
  }

  /** The person of this name, and page if one is given, whether a row describes the person or not. */
  keyOfName(name: string, url: string | null, place: Place): string {
    return `name ${this.#book.keyOf(name, url, place)}`;
  }

  /** The first record of this role, new or not; null where no one is named. */
  read(name: RoleName, mapping: RoleMapping, row: Row, of: Reference, place: Place): Reference | null {
    const cast = this.#castOf(mapping, row, place);
    if (name === "honours") return this.#honour(mapping, row, of, place, cast);
    const records = cast.map((one) =>
      this.#roleOf(name === "appearances" && isHosting(one) ? "hosts" : name, mapping, one, of, place),
    );
    return records.find((one) => one !== null) ?? null;
  }

  #castOf(mapping: RoleMapping, row: Row, place: Place): Cast[] {
    return elementsOf(row, mapping.each).flatMap((one) =>
      textsOf(one, mapping.from).flatMap((text): Cast[] => {
        if (mapping.by === "key" && isEmptyCell(one, mapping.from)) return [];
        if (mapping.by === "key") return this.#byKey(text, mapping, one, placeIn(place, row, mapping.from));
        return peopleIn(text, mapping.split).map(({ name, credited, isPerson, role }) => ({
          person: isPerson ? this.#named(name, mapping, one, place) : null,
          credited,
          role,
          row: one,
        }));
      }),
    );
  }

  #byKey(key: string, mapping: RoleMapping, row: Row, place: Place): Cast[] {
    if (key === "") {
      this.#report(place, `A key at “${mapping.from}” is empty.`);
      return [];
    }
    const person = to("Person", this.#things.keyOf("Person", key));
    if (this.#things.get(person)) return [{ person, credited: key, role: null, row }];
    this.#report(place, `No row describes the person “${key}”.`);
    return [{ person: null, credited: key, role: null, row }];
  }

  #named(written: string, mapping: RoleMapping, row: Row, place: Place): Reference {
    const { name, honorificPrefix } = withoutHonorific(written);
    const links = this.#links.read(mapping.links, row, place);
    const [page] = links;
    const key = this.keyOfName(written, page ? canonicalOf(page.url) : null, place);
    return this.#things.add("Person", key, {
      place: { ...place, item: null },
      values: { name, ...(honorificPrefix === null ? {} : { honorificPrefix }) },
      links,
      isMentioned: true,
    });
  }

  #roleOf(
    name: Exclude<RoleName, "honours">,
    mapping: RoleMapping,
    { person, credited, role, row }: Cast,
    of: Reference,
    place: Place,
  ): Reference | null {
    const type = roleTypes[name];
    if (person === null && type !== "Appearance") {
      this.#report(
        placeIn(place, row, mapping.from),
        `“${credited}” names no one, and a ${type} is a person's.`,
      );
      return null;
    }
    const key = `${of.type} ${of.key} ${name} ${person?.key ?? credited}`;
    if (this.#things.get(to(type, key))) return to(type, key);
    const said = valuesOf(type, mapping.values, row, (message, from) =>
      this.#report(placeIn(place, row, from), message),
    );
    const values = {
      ...usualValues[name],
      ...said,
      ...(type === "Host" && role !== null ? { role: creditOf(role, noEvent).role } : {}),
      creditedAs: this.#creditOf(person, credited, mapping, row),
    };
    return this.#things.add(type, key, {
      place,
      values: type === "Host" ? values : { ...values, position: this.#positionOf(mapping, row, of, type) },
      references: this.#referencesOf(name, mapping, person, row, of, place),
      isMentioned: false,
    });
  }

  #referencesOf(
    name: RoleName,
    { onBehalfOf }: RoleMapping,
    person: Reference | null,
    row: Row,
    of: Reference,
    place: Place,
  ): ImportRecord["references"] {
    if (name === "contributions" && person) return { publicationId: of, contributorId: person };
    const texts = onBehalfOf === undefined ? [] : textsOf(row, onBehalfOf);
    const behalf = texts.flatMap((text) => text.split(/\s*[;|]\s*/)).filter((text) => text !== "");
    return {
      ...(of.type === "Show" ? { showId: of } : { episodeId: of }),
      ...(person === null ? {} : { personId: person }),
      ...(behalf.length === 0
        ? {}
        : { onBehalfOfIds: behalf.map((text) => this.organisationOf(text, place)) }),
    };
  }

  /** The organisation of this name. */
  organisationOf(name: string, place: Place): Reference {
    return this.#things.add("Organisation", `name ${foldedName(name)}`, {
      place: { ...place, item: null },
      values: { name },
      isMentioned: true,
    });
  }

  /** Those who are named together share it. */
  #honour(
    mapping: RoleMapping,
    row: Row,
    of: Reference,
    place: Place,
    cast: readonly Cast[],
  ): Reference | null {
    const people = cast.flatMap(({ person }) => person ?? []);
    if (people.length === 0) return null;
    const key = `${of.key} honours ${people.map((person) => person.key).join(" ")}`;
    const values = valuesOf("Honour", mapping.values, row, (message, from) =>
      this.#report(placeIn(place, row, from), message),
    );
    return this.#things.add("Honour", key, {
      place,
      values: { outcome: HonourOutcome.WON, ...values },
      references: { awardId: of, recipientIds: people },
      isMentioned: false,
    });
  }

  /** Null where it is the name itself, or a key. */
  #creditOf(
    person: Reference | null,
    credited: string,
    { by, creditedAs }: RoleMapping,
    row: Row,
  ): string | null {
    if (person === null) return credited;
    if (creditedAs !== undefined) return textIn(row, creditedAs);
    return by === "key" || this.#things.get(person)?.values["name"] === credited ? null : credited;
  }

  #positionOf({ position }: RoleMapping, row: Row, of: Reference, type: string): number {
    const next = this.nextPosition(of, type);
    const written = position === undefined ? null : textIn(row, position);
    return written !== null && /^[1-9]\d{0,8}$/.test(written) ? Number(written) : next;
  }

  /** The next position of those of a type beside a thing. */
  nextPosition(of: Reference, type: string): number {
    const name = `${of.type} ${of.key} ${type}`;
    const position = (this.#positions.get(name) ?? 0) + 1;
    this.#positions.set(name, position);
    return position;
  }
}

const noEvent = { type: null, track: null, title: null };

/** Whether someone is credited as one who leads: “Ann Lee (moderator)” in a column of speakers. */
const isHosting = ({ person, role }: Cast): boolean =>
  person !== null && role !== null && creditOf(role, noEvent).type === "Host";

/** Where the mapping says nothing of it. */
const usualValues = {
  appearances: { roles: [AppearanceRole.GUEST] },
  hosts: { role: HostRole.HOST },
  contributions: { role: ContributionRole.AUTHOR },
} as const;
