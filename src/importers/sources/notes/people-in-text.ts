import type { Inference } from "../../records";
import { isNameOfPerson, splitNames } from "../names";

/** Someone whom a text names. */
export interface NamedPerson {
  readonly name: string;
  readonly as: "host" | "guest";
  readonly inference: Inference;
  /** The addresses of pages that stand with the name. */
  readonly links?: readonly string[];
}

const number = String.raw`(?:(?:episode|ep|folge|no|nr)\b\.?\s*|#\s*)?[\d.]*\d`;
const numbered = new RegExp(String.raw`^(?:S\d+\s*E\d+|${number})\s*(?:[:|.–—-]\s*|\s)(.+)$`, "iu");
const withGuest =
  /(?:^|[\s([])(?:(?:with|feat\.?|ft\.?|featuring|mit|avec|con)\s+|w\/\s*)(?:(?:our\s+)?(?:special\s+)?guests?\s+)?([^:|([\])–—]+?)\s*(?:$|[:|([\])–—]|\s-\s)/iu;
/** Where the names end after “with”, and something else is said: “with Ann Lee of Acme”, “with Ann Lee on maps”, “with Ann Lee and host Bo Ray”. */
const beyondNames =
  /,?\s+(?:(?:and\s+)?(?:your\s+)?(?:co-?)?host(?:s|ed)?|about|at|from|of|on|von|über|sur|sobre)\s.*$/iu;
const apart = /\s+[-–—|]\s+/u;

/**
 * The guests that the title of an episode names: "31: App - Guest", "Ep 5: Guest", "Topic with Guest", "Topic feat. Guest". How sure that is
 * was judged by reading feeds, and not measured.
 */
export function guestsInTitle(title: string): NamedPerson[] {
  const from = `its title, “${title}”`;
  const after = withGuest.exec(title)?.[1];
  if (after !== undefined) {
    const names = after.replace(beyondNames, "");
    const found = guestsOf(names, { confidence: names === after ? 0.85 : 0.75, from });
    if (found.length > 0) return found;
  }
  const rest = numbered.exec(title)?.[1];
  if (rest === undefined) return [];
  const parts = rest.split(apart);
  // Most titles in capitals are of topics.
  if (parts.length === 1) return guestsOf(rest, { confidence: 0.4, from });
  const [head = "", tail = ""] = [parts[0], parts.at(-1)];
  const [ofTail, ofHead] = [
    guestsOf(tail, { confidence: 0.7, from }),
    guestsOf(head, { confidence: 0.6, from }),
  ];
  // Both sides may have the form of a name: "12: David Smith - Fast Food".
  if (ofTail.length > 0 && ofHead.length > 0) return guestsOf(tail, { confidence: 0.5, from });
  return ofTail.length > 0 ? ofTail : ofHead;
}

/** All of a list, or none: what is no name among them says that it is no list of names. */
function guestsOf(list: string, inference: Inference): NamedPerson[] {
  const names = splitNames(list);
  return names.every(isNameOfPerson) ? names.map((name) => ({ name, as: "guest", inference })) : [];
}

const host = String.raw`co-?hosts?|hosts?|hosted by|presented by|presenters?|moderation|moderators?`;
const guest = String.raw`(?:special |featured )?guests?|interviewees?|panell?ists?|gast|gäste|zu gast|invités?|invitad[oa]s?|ospiti`;
const owner = String.raw`(?:(?:the|your|our|this week.?s|this episode.?s|today.?s)\s+)?`;
const labelled = new RegExp(
  String.raw`^${owner}(?:(?<host>${host})|(?<guest>${guest}))(?:\s*[:：]\s*|\s+[-–—]\s+)(?<names>.+)$`,
  "iu",
);
const label = new RegExp(
  String.raw`^(?:(?:about|meet|introducing)\s+)?${owner}(?:(?<host>${host})|${guest})\s*[:：]?$`,
  "iu",
);
const hostedBy = /\b(?:hosted|presented)\s+by\s+(?<names>[^.!?()[\]:;]+)/iu;

/** Whom a line that says no more than “Guests”, “Our guest:” or “About the host” announces; null for any other. */
export function roleOfLabel(line: string): NamedPerson["as"] | null {
  const found = label.exec(line)?.groups;
  if (!found) return null;
  return found["host"] === undefined ? "guest" : "host";
}

/** The people in lines such as "Hosts: A, B, C", "Guest: D", "Hosted by A and B". */
export function peopleInLines(lines: readonly string[]): NamedPerson[] {
  return lines.flatMap((line): NamedPerson[] => {
    const from = `the line “${line.slice(0, 120)}”`;
    const found = labelled.exec(line)?.groups;
    if (found) {
      const { people, isAll } = peopleOfList(found["names"] ?? "");
      const confidence = isAll ? 0.95 : 0.85;
      const as = found["host"] === undefined ? "guest" : "host";
      return people.map((name) => ({ name, as, inference: { confidence, from } }));
    }
    const names = splitNames(hostedBy.exec(line)?.groups?.["names"] ?? "");
    const people = names.slice(0, leading(names.map(isNameOfPerson)));
    return people.map((name) => ({ name, as: "host", inference: { confidence: 0.9, from } }));
  });
}

/** The people of a list. Where not all of it is names, each is a name and what is said of it: “Ann Lee - Founder, Acme; Bo Ray (CFO)”. */
function peopleOfList(list: string): { readonly people: readonly string[]; readonly isAll: boolean } {
  const names = splitNames(list);
  if (names.every(isNameOfPerson)) return { people: names, isAll: true };
  const heads = list.split(/\s*;\s*/).map((part) => part.split(apart)[0] ?? "");
  const ofHeads = heads.flatMap(splitNames);
  return { people: ofHeads.filter(isNameOfPerson), isAll: false };
}

/** How many at the beginning are true: after the names a sentence goes on. */
function leading(values: readonly boolean[]): number {
  const end = values.indexOf(false);
  return end < 0 ? values.length : end;
}
