import { fold } from "../../domain/names";

/** What people of a programme are called in other languages, folded, by what they are called in English. */
const words: Readonly<Record<string, string>> = {
  host: `anfitrion anfitriona animateur animatrice apresentador apresentadora conductor conductora conduttore conduttrice gastgeber gastgeberin
    presentador presentadora presentateur presentatrice`,
  moderator: "moderador moderadora moderateur moderation moderator moderatorin moderatore moderatrice",
  guest: `gast gaste gastin gjest convidada convidado convidados invite invitee invitees invites invitada invitado invitadas invitados ospite ospiti`,
  speaker:
    "conferencier conferenciere ponente referent referentin relatore relatrice sprecher sprecherin vortragende vortragender",
  interviewer: "interviewerin entrevistador entrevistadora intervieweuse intervistatore",
  interviewee: "entrevistada entrevistado interviewpartner interviewpartnerin intervistato intervistata",
  panelist: "panelista podiumsgast diskutant diskutantin",
};

const inEnglish = new Map(
  Object.entries(words).flatMap(([english, others]) =>
    others
      .trim()
      .split(/\s+/)
      .map((word) => [word, english] as const),
  ),
);

/** A role in English, where it is a word of another language; else as it is, folded. */
export const roleInEnglish = (role: string): string => inEnglish.get(fold(role)) ?? fold(role);

const inBrackets = /\s*[([]\s*(?<role>[^()[\]]+?)\s*[)\]]\s*$/u;

const known =
  /^(?:(?:co ?|guest |main )?hosts?|moderat(?:or|ion)|chair|mc|emcee|guest|interviewer|interviewee|panell?ist|speaker|keynote(?: speaker)?|organi[sz]er)$/;

/** A name and the role in brackets after it: "Ann Lee (host)". What else stands in brackets stays. */
export function nameAndRole(credited: string): { readonly name: string; readonly role: string | null } {
  const found = inBrackets.exec(credited);
  const role = roleInEnglish(found?.groups?.["role"] ?? "");
  if (!found || found.index === 0 || !known.test(role)) return { name: credited, role: null };
  return { name: credited.slice(0, found.index), role };
}
