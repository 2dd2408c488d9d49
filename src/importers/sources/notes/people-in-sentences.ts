import { isNameOfPerson, splitNames } from "../names";
import type { NamedPerson } from "./people-in-text";

const word = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]*)`;
const particles = String.raw`(?:(?:al|bin|da|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von|zu)\s+)*`;
const name = String.raw`(?:(?:Dr|Prof)\.?\s+)?${word}(?:\s+${particles}${word})*`;
const names = String.raw`(?<names>${name}(?:(?:,\s+(?:and\s+)?|\s+(?:and|&)\s+)${name})*)`;

/** Who is talked to: "talk with Ann Lee about", "is joined by Ann Lee", "with special guest Ann Lee". */
const guests = new RegExp(
  String.raw`(?:\b(?:talk|talks|talked|talking|speak|speaks|spoke|speaking|chat|chats|chatted|chatting|sit|sits|sat) (?:down )?(?:to|with)|\bjoined (?:today )?by|\binterview(?:s|ed|ing)?|\bwelcomes?|\bguests?,?(?: is| are)?)\s+${names}`,
  "gu",
);

/** Who speaks of a show as its own: "In this episode, Ann and Bo talk". */
const speakers = new RegExp(
  String.raw`^(?:[^.!?]{0,80}?(?:,|\bepisode|\bshow)\s+)?${names}\s+(?:(?:is|are) (?:back|joined|\p{Ll}+ing)|answer|break|bring|chat|continue|cover|discuss|dive|explain|explore|go|interview|review|share|sit|speak|talk|teach|welcome)(?:s|es)?\b`,
  "u",
);

const postNominals = /\s+(?:Ph\.?D|M\.?D|MBA|MSc|BSc|OBE|CBE|MBE)\.?$/u;

/** Of so many lines at the beginning: what stands below is of other things. */
const maxLines = 3;

/** The guests whom the first sentences of notes speak of. How sure that is was judged by reading, and not measured. */
export function guestsInSentences(lead: readonly string[]): NamedPerson[] {
  return lead.slice(0, maxLines).flatMap((line) =>
    [...line.matchAll(guests)].flatMap((match): NamedPerson[] => {
      const said = splitNames(match.groups?.["names"] ?? "").map((one) => one.replace(postNominals, ""));
      const inference = { confidence: 0.75, from: `the words “${match[0].slice(0, 120)}” of its notes` };
      return said.filter(isNameOfPerson).map((one) => ({ name: one, as: "guest", inference }));
    }),
  );
}

/** Whom the first sentences of notes have as those who speak, perhaps by their first names only. */
export const speakersInSentences = (lead: readonly string[]): string[] =>
  lead
    .slice(0, maxLines)
    .flatMap((line) => line.split(/(?<=[.!?])\s+/u))
    .flatMap((sentence) => splitNames(speakers.exec(sentence)?.groups?.["names"] ?? ""));
