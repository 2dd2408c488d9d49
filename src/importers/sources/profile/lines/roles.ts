import { AppearanceRole } from "../../../../entities/appearance";
import { HostRole } from "../../../../entities/host";

/** What a word or two of an entry say that a person did there. */
export interface WrittenRole {
  readonly role: AppearanceRole;
  /** Where it is no appearance, but who led it. */
  readonly hosts: HostRole | null;
}

const {
  KEYNOTE_SPEAKER,
  PANELLIST,
  FACILITATOR,
  SPEAKER,
  PRESENTER,
  CONTRIBUTOR,
  GUEST,
  INTERVIEWEE,
  PERFORMER,
} = AppearanceRole;

/** The first that fits counts. */
const roles: ReadonlyArray<readonly [RegExp, AppearanceRole, HostRole | null]> = [
  [
    /\b(?:moderat(?:or|ed|ion|orin)|moderiert|chair(?:ed)? of the panel|mc)\b/iu,
    CONTRIBUTOR,
    HostRole.MODERATOR,
  ],
  [/\b(?:organi[sz]er|co-?organi[sz]er)\b/iu, CONTRIBUTOR, HostRole.ORGANISER],
  [
    /\bkeynotes?(?: speaker| address| talk| speech)?\b|\b(?:eröffnungs|haupt|fest)vortrag\b|\bopening (?:address|lecture)\b|\bplenary\b|\bkey note\b|\bconférence inaugurale\b|\bponencia magistral\b/iu,
    KEYNOTE_SPEAKER,
    null,
  ],
  [
    /\bpanel(?:l?ist)?(?: discussion)?\b|\bpodiumsdiskussion\b|\bpodium\b|\btable ronde\b|\bmesa redonda\b|\bround ?table\b/iu,
    PANELLIST,
    null,
  ],
  [
    /\bworkshops?(?: leader| facilitator)?\b|\bfacilitator\b|\bkochkurs\b|\bkurs\b|\bmasterclass\b|\btutorial\b|\batelier\b|\btaller\b|\btraining\b/iu,
    FACILITATOR,
    null,
  ],
  [/\binterviewed by\b|\binterviewee\b|\binterviewed\b|\bim gespräch\b/iu, INTERVIEWEE, null],
  [/\bdemonstration\b|\bdemo\b|\bpresenter\b|\bposter\b/iu, PRESENTER, null],
  [/\bperform(?:er|ance|ed)\b|\brecital\b|\blesung\b|\breading\b/iu, PERFORMER, null],
  [
    /\bjudge\b|\bjury\b|\bsession chair\b|\bposter session chair\b|\bchair(?:ed)?\b|\bvolunteer\b|\bcontributor\b|\bmentor\b/iu,
    CONTRIBUTOR,
    null,
  ],
  [
    /\b(?:(?:invited|contributed|guest|lightning|public|opening|closing|short) )?(?:talks?|lectures?|speech|speaker|presentation|address)\b|\b(?:gast)?vortrag\b|\breferentin?\b|\bconférence\b|\bcharla\b|\bponencia\b|\bseminar\b|\bsprecherin?\b|\bspeaker\b|\bwebinar\b/iu,
    SPEAKER,
    null,
  ],
  [/\bguest\b|\bgast\b|\binvitée?\b|\binvitad[oa]\b/iu, GUEST, null],
];

/** The role that a text names; null where it names none. */
export function roleIn(text: string): WrittenRole | null {
  const found = roles.find(([pattern]) => pattern.test(text));
  return found ? { role: found[1], hosts: found[2] } : null;
}

/** Whether a text is of the words for a role, and hardly more: “Invited talk”, “keynote”, “poster session chair”. */
export function isRole(text: string): boolean {
  if (roleIn(text) === null) return false;
  let rest = text;
  for (const [pattern] of roles) rest = rest.replace(new RegExp(pattern.source, "giu"), " ");
  const left =
    rest
      .replaceAll(
        /\b(?:the|a|an|as|my|and|session|leader|online|ein|eine|als|of|track|main|stage|short|minute|minutes|\d+)\b/giu,
        " ",
      )
      .match(/\p{L}{2,}/gu) ?? [];
  return left.length === 0;
}
