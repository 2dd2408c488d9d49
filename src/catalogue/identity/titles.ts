import { fold } from "../../domain/names";
import type { State } from "../history/state";

/** What comes again under one title, each time with its year. */
const recurring: ReadonlySet<unknown> = new Set(["CONFERENCE", "WORKSHOP", "SEMINAR_SERIES"]);

export const isRecurring = ({ kind }: State): boolean => recurring.has(kind);

/** Whether two shows may be editions of one. */
export const areEditions = (one: State, other: State): boolean =>
  isRecurring(one) && one["kind"] === other["kind"];

/** A title without its year: “PyCon 2018” is pycon. */
export const bareTitleOf = (title: string): string =>
  fold(title)
    .replaceAll(/(?<=^| )(?:19|20)\d\d(?= |$)/g, "")
    .replaceAll(/ +/g, " ")
    .trim();

/** The site of an edition without its year: `https://us.pycon.org/2018/about` is `https://us.pycon.org`. */
export function siteOf(canonicalUrl: string): string {
  const [host = "", ...path] = canonicalUrl.replace(/^https?:\/\//, "").split("/");
  const at = path.findIndex((part) => /(?:19|20)\d\d/.test(part));
  const bareHost = host
    .split(".")
    .map((part) => part.replace(/-?(?:19|20)\d\d-?/, ""))
    .filter((part) => part !== "")
    .join(".");
  const kept = at < 0 ? path : path.slice(0, at);
  return ["https:/", bareHost, ...kept].join("/");
}
