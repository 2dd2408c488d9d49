import type { Bond } from "../../../analysis/facts/fact-graph";

/** Verbs by role in an episode. The first known role counts. */
const deeds: Readonly<Record<string, string>> = {
  KEYNOTE_SPEAKER: "gave the keynote at",
  GUEST: "was a guest on",
  INTERVIEWEE: "was interviewed on",
  SPEAKER: "spoke at",
  PANELLIST: "was on the panel of",
  PRESENTER: "presented at",
  FACILITATOR: "facilitated",
  PERFORMER: "performed at",
  CONTRIBUTOR: "contributed to",
};

const bonds: Readonly<Record<string, string>> = {
  HOST: "hosted",
  ON_BEHALF_OF: "was represented at",
  SHOW_ORGANISATION: "is behind",
  CONTRIBUTION: "contributed to",
  HONOUR: "was honoured in",
  AFFILIATION: "belongs, or belonged, to",
};

/** One bond as a sentence without its full stop: "Ada Lovelace gave the keynote at the launch". */
export function inWords(
  bond: Bond,
  nameOf: (id: string) => string,
  [one, other]: readonly [string, string],
): string {
  if (bond.fact === null) {
    const showId = bond.episodeId === one ? other : one;
    return `${nameOf(bond.episodeId)} is part of ${nameOf(showId)}`;
  }
  const { layer, memberId, eventId, roles } = bond.fact;
  if (layer === "PARTNERSHIP") return `${nameOf(one)} and ${nameOf(other)} are partners`;
  const verb = layer === "APPEARANCE" ? deedOf(JSON.parse(roles) as string[]) : bonds[layer];
  return `${nameOf(memberId)} ${verb ?? "took part in"} ${nameOf(eventId)}`;
}

function deedOf(roles: readonly string[]): string {
  const known = Object.keys(deeds).find((role) => roles.includes(role));
  return known === undefined ? "appeared in" : (deeds[known] as string);
}
