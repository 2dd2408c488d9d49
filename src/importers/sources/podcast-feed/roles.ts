import { AppearanceRole } from "../../../entities/appearance";
import { HostRole } from "../../../entities/host";
import { roleInEnglish } from "../roles-in-languages";

/** What a person of a feed is in the graph. */
export type Credit =
  | { readonly type: "Host"; readonly role: HostRole }
  | { readonly type: "Appearance"; readonly role: AppearanceRole };

const host = (role: HostRole): Credit => ({ type: "Host", role });
const appearance = (role: AppearanceRole): Credit => ({ type: "Appearance", role });

/** The cast of the Podcast Taxonomy (github.com/Podcastindex-org/podcast-namespace, taxonomy.json), by role, folded. */
const cast: Readonly<Record<string, Credit>> = {
  host: host(HostRole.HOST),
  "co host": host(HostRole.CO_HOST),
  cohost: host(HostRole.CO_HOST),
  "guest host": host(HostRole.GUEST_HOST),
  interviewer: host(HostRole.INTERVIEWER),
  moderator: host(HostRole.MODERATOR),
  guest: appearance(AppearanceRole.GUEST),
  interviewee: appearance(AppearanceRole.INTERVIEWEE),
  panelist: appearance(AppearanceRole.PANELLIST),
  panellist: appearance(AppearanceRole.PANELLIST),
  speaker: appearance(AppearanceRole.SPEAKER),
  "voice actor": appearance(AppearanceRole.PERFORMER),
  narrator: appearance(AppearanceRole.PERFORMER),
  announcer: appearance(AppearanceRole.PRESENTER),
  reporter: appearance(AppearanceRole.CONTRIBUTOR),
};

/** Words of the taxonomy's roles outside of the cast: who made the show, and is not heard in it. */
const behind =
  /director|producer|author|writer|editor|editing|coordinator|researcher|checker|translat|transcri|logger|engineer|technical|design|foley|compos|music|assistant|manager|representative|artist|consultant|intern$|camera|operator|grip/;

/** The taxonomy's groups outside of the cast. */
const groupsBehind = /direction|writing|production|administration|visuals|community|misc/;

/**
 * What someone with this role in this group is in the graph. Null for who made the show and is not heard in it. Of the cast, a role that
 * the taxonomy does not have is a contribution; in a group that it does not have, such as a band, it is nothing.
 */
export function creditOf(role: string, group: string): Credit | null {
  if (groupsBehind.test(group)) return null;
  const known = cast[roleInEnglish(role)];
  if (known) return known;
  return group === "cast" && !behind.test(role) ? appearance(AppearanceRole.CONTRIBUTOR) : null;
}
