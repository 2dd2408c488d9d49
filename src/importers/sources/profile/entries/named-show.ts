import { isNameOfEvent } from "../lines/eventful";
import { type FullName, isSameName, peopleIn } from "../people/names-in";
import { isNameOfBroadcaster, isNameOfOrganisation, organisationAt } from "../people/organisation-names";
import {
  type HeadParts,
  isRoleSegment,
  named,
  type NamedPerson,
  peopleOfSegment,
  type Segment,
} from "./head-parts";
import { isMarkedTitle } from "./kinds-of-entry";

/** What the head of an entry calls the show, and what it says around it. */
export interface NamedShow {
  readonly show: string;
  readonly title: string | null;
  readonly alternateTitles: readonly string[];
  readonly organisation: string | null;
  /** Those of the segments that are names. */
  readonly people: readonly NamedPerson[];
}

/** “Show - Host”, “Show, episode 9: Title”, “Harbour FM, Show”. */
export function showOfPodcast({ segments, numberAt }: HeadParts, owner: FullName, prose: string): NamedShow {
  const own = segments.filter((one) => !isSameName(one.text, owner.name));
  const hosts = hostSegments(own, prose);
  const all = own.filter((one) => !hosts.includes(one));
  const isMarkedFirst = all.length > 1 && all[0] !== undefined && isMarkedTitle(all[0]);
  const strong = all.find(({ atom }) => atom?.kinds.has("strong") === true);
  let [first] = all;
  if (strong) first = strong;
  let organisation: string | null = null;
  const rest = all.filter((one) => one !== first);
  // “Harbour FM, Morning Show”: who sends it comes before its title.
  const [second] = rest;
  if (
    first &&
    second &&
    isNameOfBroadcaster(first.text) &&
    first.atom === null &&
    second.after !== "(" &&
    !/^(?:sendung|folge|live|interview)/iu.test(second.text)
  ) {
    organisation = first.text;
    first = second;
  } else if (second?.after === "(" && isNameOfOrganisation(second.text)) organisation = second.text;
  const others = rest.filter((one) => one !== first);
  organisation ??= others.find((one) => one.atom === null && isNameOfBroadcaster(one.text))?.text ?? null;
  const marked = others.find((one) => one.atom !== null && one.text !== organisation);
  const behind =
    numberAt === null ? undefined : all.slice(numberAt).find((one) => one !== first && one.after !== "(");
  const dashed = others.find(
    ({ text, after }) =>
      (after === "-" || after === "–" || after === ":") &&
      text !== organisation &&
      !/^(?:sendung|interview|live)\b/iu.test(text),
  );
  const title = marked ?? behind ?? (isMarkedFirst ? undefined : dashed) ?? null;
  const people = hosts.flatMap(peopleOfSegment);
  const [, alone, list = ""] =
    first?.atom === null ? (/^(.+?) (?:with|mit|avec|con) (.+)$/u.exec(first.text) ?? []) : [];
  const withHosts = alone === undefined ? [] : peopleIn(list);
  const show = withHosts.length > 0 && alone !== undefined ? alone : (first?.text ?? "");
  return {
    show,
    title: title?.text ?? null,
    alternateTitles: withHosts.length > 0 && first ? [first.text] : [],
    organisation,
    people: [...people, ...withHosts.map((one) => named(one, "name", null))],
  };
}

/** Which of the segments name hosts. Titles may have the form of names, so the place decides: “Show - Host”, “Host: Show”. */
function hostSegments(segments: readonly Segment[], prose: string): Segment[] {
  const names = segments.filter(
    (one) => peopleOfSegment(one).length > 0 && one.atom?.kinds.has("strong") !== true,
  );
  const [first, second] = segments;
  if (!first || !names.includes(first)) return names;
  if (segments.length === 1) {
    const [given = ""] = first.text.split(" ");
    // “Ann’s mission is …” calls a person by the given name, and no show.
    const isCalled =
      new RegExp(
        String.raw`(?<![\p{L}])${given}(?:['’]s?(?!\p{L})| (?:is|has|was|talks|explores)\b)`,
        "u",
      ).test(prose) && !prose.includes(`${first.text} is`);
    return peopleOfSegment(first).length > 1 || isCalled ? names : [];
  }
  const isHostFirst = second?.after === ":" && segments.length === 2 && second.atom === null;
  if (isHostFirst) return [first];
  const isShowMissing = segments.every(
    (one) => names.includes(one) || (one.atom !== null && isMarkedTitle(one)),
  );
  return isShowMissing || second?.after !== "-" ? names.slice(1) : names.length > 1 ? names.slice(1) : names;
}

/** “Event, keynote: Title”, “Title, Event, Town”. */
export function showOfEvent({ segments }: HeadParts, owner: FullName): NamedShow {
  const all = segments.filter(
    (one) =>
      !isSameName(one.text, owner.name) && !/^(?:recording|video|slides|aufzeichnung)\b/iu.test(one.text),
  );
  const strong = all.find(({ atom }) => atom?.kinds.has("strong") === true);
  const marked = all.find(
    (one) => one !== strong && (isMarkedTitle(one) || (one.atom !== null && one.atom.kinds.has("link"))),
  );
  const roleAt = all.findIndex(isRoleSegment);
  const plain = all.filter((one) => one !== marked && !isRoleSegment(one) && one.after !== "(");
  const behindRole =
    roleAt < 0 ? undefined : all.slice(roleAt + 1).find(({ after, atom }) => after === ":" || atom !== null);
  const first = strong ?? plain[0] ?? all.find(isRoleSegment) ?? marked;
  const dashed = plain.find(
    (one) =>
      one !== first && (one.after === "-" || one.after === "–" || one.after === "—" || one.after === ":"),
  );
  const title = marked ?? behindRole ?? dashed ?? null;
  let show = first;
  let organisation: string | null = null;
  const second = plain.find((one) => one !== first && one !== title && one.after === ",");
  if (
    first &&
    second &&
    !isNameOfEvent(first.text) &&
    isNameOfOrganisation(first.text) &&
    second.text.split(" ").length > 1 &&
    title === null &&
    second.atom === null
  ) {
    organisation = first.text;
    show = second;
  }
  const at = / (?:at|an der|bei|im) (?:the )?(\p{Lu}.+)$/u.exec(show?.text ?? "")?.[1];
  organisation ??= organiserIn(show?.text ?? "");
  return {
    show: show?.text ?? "",
    title: title === first ? null : (title?.text ?? null),
    alternateTitles: at === undefined ? [] : [at],
    organisation: organisation ?? (at !== undefined && at.includes(" ") ? at : null),
    people: [],
  };
}

/** “University of Ann guest lecture”: who held it, where the name of the event begins with a body, or is one. */
function organiserIn(show: string): string | null {
  const found = organisationAt(show)?.replace(/ at .*$/u, "") ?? null;
  // “CEL Liverpool John Moores University”: an abbreviation before it is of another.
  const name = found?.replace(/^\p{Lu}{2,6}\s(?=\p{Lu}\p{Ll}+(?:\s\S+){2})/u, "") ?? null;
  if (name === null || !isNameOfOrganisation(name) || !name.includes(" ")) return null;
  return isNameOfEvent(name === show ? show : name) ? null : name;
}
