import type { Bond } from "../../../analysis/facts/fact-graph";
import { ParticipationLayer } from "../../../projections/participation/layers";

/** Verbs by role, or by outcome. The first known one counts. */
type Verbs = Readonly<Record<string, string>>;

const appearances: Verbs = {
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

const verbs: Readonly<Partial<Record<ParticipationLayer, Verbs>>> = {
  APPEARANCE: appearances,
  HOST: {
    HOST: "hosted",
    CO_HOST: "co-hosted",
    GUEST_HOST: "was the guest host of",
    INTERVIEWER: "was the interviewer on",
    MODERATOR: "moderated",
    ORGANISER: "organised",
  },
  SHOW_ORGANISATION: {
    PUBLISHER: "publishes",
    PRODUCER: "produces",
    SPONSOR: "sponsors",
    IN_ASSOCIATION: "is associated with",
    ORGANISER: "organises",
  },
  CONTRIBUTION: {
    AUTHOR: "wrote",
    EDITOR: "edited",
    CONTRIBUTOR: "contributed to",
    QUOTED: "is quoted in",
  },
  HONOUR: {
    WON: "won",
    RUNNER_UP: "was the runner-up for",
    FINALIST: "was a finalist for",
    SHORTLISTED: "was shortlisted for",
    NOMINATED: "was nominated for",
    COMMENDED: "was commended for",
  },
};

const otherwise: Readonly<Record<ParticipationLayer, string>> = {
  APPEARANCE: "appeared in",
  HOST: "hosted",
  ON_BEHALF_OF: "was represented at",
  SHOW_ORGANISATION: "is an organisation of",
  CONTRIBUTION: "contributed to",
  HONOUR: "was named for",
  AFFILIATION: "belongs, or belonged, to",
  PARTNERSHIP: "is a partner of",
  PARENT: "is part of",
  PUBLISHER: "published",
};

/** Verbs for now and for then. */
type Tenses = readonly [now: string, then: string];

const affiliations: Readonly<Record<string, Tenses>> = {
  EMPLOYMENT: ["is employed by", "was employed by"],
  FOUNDER: ["founded", "founded"],
  DIRECTORSHIP: ["directs", "directed"],
  MEMBERSHIP: ["is a member of", "was a member of"],
  SERVICE: ["serves in", "served in"],
  EDUCATION: ["studies at", "studied at"],
  INVITED_POSITION: ["holds an invited post at", "held an invited post at"],
};

const partnerships: Readonly<Record<string, Tenses>> = {
  MEMBER_OF: ["is a member of", "was a member of"],
  COLLABORATION: ["works together with", "worked together with"],
  SPONSORSHIP: ["supports", "supported"],
  SUPPLIER: ["supplies", "supplied"],
  GOVERNANCE: ["governs or inspects", "governed or inspected"],
};

const toTakePart: Readonly<Partial<Record<ParticipationLayer, string>>> = {
  HOST: "to host",
  ON_BEHALF_OF: "to be represented at",
};

/** Of episodes that are announced, and of those that were and did not take place: by status. */
const notHeld: Readonly<Record<string, (toTakePart: string, episode: string) => string>> = {
  UPCOMING: (taking, episode) => `is ${taking} ${episode}`,
  CANCELLED: (taking, episode) => `was ${taking} ${episode}, which did not take place`,
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
  const { memberId, eventId, recipientIds, hasEnded } = bond.fact;
  const layer = bond.fact.layer as ParticipationLayer;
  const roles = JSON.parse(bond.fact.roles) as string[];
  const member = nameOf(memberId);

  if (layer === ParticipationLayer.PARTNERSHIP) {
    const [kind = "", side] = roles;
    const partner = nameOf(memberId === one ? other : one);
    const [from, to] = side === "FROM" ? [member, partner] : [partner, member];
    return `${from} ${partnerships[kind]?.[hasEnded ? 1 : 0] ?? otherwise.PARTNERSHIP} ${to}`;
  }
  if (layer === ParticipationLayer.AFFILIATION) {
    const [kind = "", state] = roles;
    return `${member} ${tensed(affiliations[kind], state) ?? otherwise.AFFILIATION} ${nameOf(eventId)}`;
  }
  const unheld = roles.find((role) => role in notHeld);
  if (unheld) return `${member} ${notHeld[unheld]?.(toTakePart[layer] ?? "to appear in", nameOf(eventId))}`;
  const verb = verbOf(layer, roles);
  if (layer === ParticipationLayer.HONOUR && roles.length > 1) {
    const recipients = recipientIds.length > 0 ? recipientIds.map(nameOf).join(" and ") : "Someone";
    const by = roles.includes("EMPLOYED") ? "employed by" : "on behalf of";
    return `${recipients} ${recipientIds.length > 1 ? plural(verb) : verb} ${nameOf(eventId)}, ${by} ${member}`;
  }
  return `${member} ${verb} ${nameOf(eventId)}`;
}

function verbOf(layer: ParticipationLayer, roles: readonly string[]): string {
  const known = verbs[layer] ?? {};
  const role = Object.keys(known).find((one) => roles.includes(one));
  return (role === undefined ? undefined : known[role]) ?? otherwise[layer];
}

function plural(verb: string): string {
  return verb.replace("was a finalist", "were finalists").replace(/^was /, "were ");
}

/** For a state that is not known: "is or was employed by". */
function tensed(tenses: Tenses | undefined, state: string | undefined): string | undefined {
  if (!tenses) return undefined;
  const [now, then] = tenses;
  if (state === "CURRENT" || now === then) return now;
  if (state === "FORMER") return then;
  const [nowVerb = "", thenVerb = ""] = [now, then].map((text) => text.split(" ")[0]);
  return `${nowVerb} or ${thenVerb}${now.slice(nowVerb.length)}`;
}
