import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import type { ImportRecord, Place, ReadItem, Remark } from "../../records";
import { ProfileRecords } from "../profiles/profile-records";
import { recordsOfWorks } from "../works/works-records";
import type { Work } from "../works/work";
import { type LdGraph, type LdNode, textsOf, typesOf, urlsOf } from "./nodes";
import { addPerson } from "./people";
import { Shows } from "./shows";
import { workOfLd, workKinds } from "./works";

/** What schema.org's types are in the graph. */
type Part = "person" | "organisation" | "work" | "episode" | "show" | "event";

const parts: ReadonlyArray<readonly [types: RegExp, part: Part]> = [
  [/^Person$/, "person"],
  [/^(?:PodcastEpisode|Episode|RadioEpisode|TVEpisode)$/, "episode"],
  [/^(?:PodcastSeries|RadioSeries|TVSeries|CreativeWorkSeries|EventSeries)$/, "show"],
  [/^(?:\w*Event|Festival|Hackathon|CourseInstance|EventSeries)$/, "event"],
  [/(?:Organization|Corporation|NGO|Business|University|School|Airline|Library)$/, "organisation"],
];

export interface PageRecords {
  readonly records: readonly ImportRecord[];
  readonly items: readonly ReadItem[];
  readonly remarks: readonly Remark[];
}

/** Makes records of the objects of a page. */
export class PageReading {
  readonly #file: string;
  readonly #graph: LdGraph;
  readonly #nodes: readonly LdNode[];
  readonly #profile = new ProfileRecords();

  constructor(file: string, graph: LdGraph, nodes: readonly LdNode[]) {
    this.#file = file;
    this.#graph = graph;
    this.#nodes = nodes;
  }

  static isMapped(object: JsonObject): boolean {
    return partOf(object) !== null;
  }

  read(): PageRecords {
    const works: Work[] = [];
    const items: ReadItem[] = [];
    const shows = new Shows(this.#graph, this.#profile);
    const later: Array<() => ReadItem[]> = [];
    for (const { value, line } of this.#nodes) {
      const place = this.#placeOf(value, line);
      switch (partOf(value)) {
        case "person":
          items.push(addPerson(value, place, this.#graph, this.#profile));
          break;
        case "organisation":
          items.push(this.#addOrganisation(value, place));
          break;
        case "work":
          works.push(workOfLd(value, place, this.#graph, (message) => this.#profile.remark(place, message)));
          break;
        case "show":
          later.push(() => [shows.addShow(value, place)]);
          break;
        case "episode":
          later.push(() => [shows.addEpisode(value, place)]);
          break;
        case "event":
          later.push(() => shows.addEvent(value, place));
          break;
        case null:
          break;
      }
    }
    // After the people: what names them only mentions them.
    for (const add of later) items.push(...add());
    const ofWorks = recordsOfWorks(works);
    return {
      records: [...this.#profile.records, ...ofWorks.records],
      items: [...items, ...ofWorks.items],
      remarks: [...this.#profile.remarks, ...ofWorks.remarks],
    };
  }

  #addOrganisation(object: JsonObject, place: Place): ReadItem {
    const [name = ""] = textsOf(object, "name", "legalName");
    if (name === "") return { place, title: "", outcome: "refused", why: "It has no name." };
    const [url = null] = urlsOf(object, "url");
    return {
      place,
      title: name,
      outcome: "read",
      record: this.#profile.mention({ name, url }, place, { isMentioned: false }),
    };
  }

  #placeOf(object: JsonObject, line: number): Place {
    const [item = null] = [...urlsOf(object, "@id", "url"), ...textsOf(object, "name", "headline")];
    return { file: this.#file, line, item };
  }
}

function partOf(object: JsonObject): Part | null {
  if (!isJsonObject(object)) return null;
  for (const type of typesOf(object)) {
    const part = parts.find(([types]) => types.test(type))?.[1] ?? (type in workKinds ? "work" : null);
    if (part !== null) return part;
  }
  return null;
}
