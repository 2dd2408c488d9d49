/** What the last part of an address says in words. */
export interface SlugWords {
  /** “The power of language with Dr Ann Lee”; null where it has no words. */
  readonly title: string | null;
  readonly number: number | null;
  readonly season: string | null;
}

const none: SlugWords = { title: null, number: null, season: null };

/** Hosts whose paths are of ids and never of titles. */
const withoutWords =
  /(?:^|\.)(?:youtube\.com|youtu\.be|spotify\.com|vimeo\.com|twitch\.tv|apple\.co|spoti\.fi|t\.co|bit\.ly|google\.com|bookcreator\.com|facebook\.com|instagram\.com|twitter\.com|x\.com|linkedin\.com|doi\.org)$/;

/** Parts of a path that name no thing. */
const general =
  /^(?:episodes?|e|ep|podcasts?|shows?|blog|blogs|post|posts|news|article|articles|insights?|watch|listen|audio|video|videos|media|share|talks?|speakers?|about|index|publication|publications|conference-speakers-page|interview|view|edit|embed|gb|us|de|en|folgen|sendungen)$/;

/** What the words of an address say: a title, the number and the season of an episode. */
export function wordsOfAddress(address: string): SlugWords {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  if (!parsed || withoutWords.test(parsed.hostname)) return none;
  const isApple = parsed.hostname === "podcasts.apple.com";
  if (isApple && !parsed.searchParams.has("i")) return none;
  const parts = decoded(parsed.pathname).split("/").filter(Boolean);
  const slug = (isApple ? parts.filter((part) => !/^id\d+$/.test(part)) : parts).at(-1);
  if (slug === undefined || parts.length === 0) return none;
  return wordsOfSlug(isAnchor(parsed) ? slug.replace(/-[a-z0-9]{6,8}$/, "") : slug);
}

const isAnchor = ({ hostname }: URL) => hostname === "anchor.fm" || hostname === "creators.spotify.com";

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Of one part of a path. */
export function wordsOfSlug(slug: string): SlugWords {
  let rest = slug
    .replace(/\.(?:html?|php|aspx?|mp3)$/i, "")
    .replace(/^\d{4,}[-.](?=\D)/, "")
    .replace(/^(?:19|20)\d\d-\d\d(?:-\d\d)?-?/, "")
    .replace(/^\d{1,2}-(?=\p{L}{3,})(?!\d)/u, (day) =>
      /^(?:0\d|[12]\d|3[01])-$/.test(day) && slug.length > 20 ? "" : day,
    );
  if (general.test(rest)) return none;
  const inParts = rest.split(/[-_]+/).join(" ");
  const [whole = "", season, number] =
    /\b(?:s(?:eason|eries|taffel)? ?(\d{1,2}) ?)?(?:ep(?:isode)?|folge|podcast|e|nr|no) ?(\d{1,4})\b/i.exec(
      inParts,
    ) ?? [];
  const isNumber = /^\d{1,4}$/.test(rest);
  if (isNumber) return /^(?:19|20)\d\d$/.test(rest) ? none : { ...none, number: Number(rest) };
  if (!/[-_]/.test(rest) && !/^\p{L}{4,}$/u.test(rest)) return none;
  // Two hyphens stand for punctuation.
  rest = rest.replaceAll(/---/g, " - ").replace(/--/, ": ").replaceAll(/--/g, ", ").replaceAll(/[-_]/g, " ");
  const title = rest.replaceAll(/ +/g, " ").trim();
  const isWords = /\p{L}{3,}/u.test(title) && !/\d{5,}/.test(title) && title.split(" ").length > 1;
  const bare = whole === "" ? title : titleWithout(title, number ?? "");
  return {
    title: isWords && bare !== "" ? sentenceCased(bare) : null,
    number: number === undefined ? null : Number(number),
    season: season ?? null,
  };
}

/** Without the number at the beginning: “Episode 55: the power …”. */
const titleWithout = (title: string, number: string): string =>
  title
    .replace(
      new RegExp(
        `^(?:s(?:eason|eries)? ?\\d+ )?(?:ep(?:isode)?|folge|podcast|e|nr|no) ?${number}\\b[\\s:,-]*`,
        "i",
      ),
      "",
    )
    .trim();

const sentenceCased = (text: string): string =>
  text
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    .replaceAll(
      /\b(dr|prof)(?= \p{L})/giu,
      (title) => title.charAt(0).toUpperCase() + title.slice(1).toLowerCase(),
    );

/** Sites that many people have a site of their own at. */
const sharedHosts = new Set(
  "wordpress blogspot substack medium buzzsprout podbean libsyn tumblr github netlify".split(" "),
);

/** The name of a site from its address: `chesterstandard.co.uk` is “chesterstandard”. */
export function nameOfSite(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const parts = new URL(address).hostname.replace(/^www\d?\./, "").split(".");
  const at = parts.findIndex((part) => sharedHosts.has(part));
  if (at > 0) return parts[0] ?? null;
  const suffixes = /^(?:co|com|org|net|ac|gov|edu|example|uk|de|fr|es|nl|eu|io|dev|fm|tv|info|blog)$/;
  return parts.findLast((part) => !suffixes.test(part)) ?? parts[0] ?? null;
}
