/** Words of bodies that have a name of their own. */
const bodies =
  /\b(?:university|universität|université|universidad|hochschule|volkshochschule|college|school|schule|academy|academies|institute|institut|observatory|museum|society|association|foundation|stiftung|trust|council|hospital|klinik|centre|center|chambers|network|alliance|federation|union|company|agency|press|books|verlag|publishing|publishers|media|radio|television|tv|fm|rundfunk|broadcasting|news|games|studios?|interactive|e\.?\s?v\.?|gmbh|ltd|limited|inc|llc|plc|verein|genossenschaft|gasthaus|authority|services?|department|ministry|church|club|charity|group|partners|labs?|theatre|theater|library|friends of)\b/iu;

export const isNameOfOrganisation = (text: string): boolean =>
  bodies.test(text) && text.split(/\s+/).length <= 10;

const publishing =
  /\b(?:press|books|verlag|publishing|publishers?|publications|éditions?|editorial|edition)\b|\s&\s/iu;

export const isNameOfPublisher = (text: string): boolean =>
  publishing.test(text) && text.split(/\s+/).length <= 6;

const broadcasting =
  /\b(?:radio|fm|tv|television|broadcasting|funk|rundfunk|news|bbc|npr|itv|channel \d|zdf|ard|wdr|ndr)\b/iu;

export const isNameOfBroadcaster = (text: string): boolean =>
  broadcasting.test(text) && text.split(/\s+/).length <= 5;

const joining = "of|the|for|and|in|at|on|de|der|des|du|la|le|von|zur|zum|für|und|&";
const atStart = new RegExp(
  String.raw`^(?:["“„«](?<quoted>[^"”“»]{2,60})["”“»]|(?<name>\p{Lu}(?:[\p{L}\d’'&@-]|\.(?=\S))*(?:\s(?:(?:${joining})\s(?=(?:(?:${joining})\s)*\p{Lu}))?(?:\p{Lu}(?:[\p{L}\d’'&-]|\.(?=\S))*|e\.\s?V\.|&|\p{Ll}+(?=\s(?:UK|US)\b)))*))`,
  "u",
);

/** The name of a body that a text begins with: words with a capital letter and what joins them. Null where it begins with none. */
export function organisationAt(text: string): string | null {
  const found = atStart.exec(text.trim())?.groups;
  const name = (found?.["quoted"] ?? found?.["name"] ?? "")
    .replace(/(\be\.\s?V\.)\s.*$/u, "$1")
    .replace(/['’]s?$/u, "")
    .replace(/\s(?:of|the|for|and|in|at|on|de|und|&)$/u, "")
    .trim();
  return name.length > 1 && !/^(?:The|A|I|My|It|He|She|They|We|This|Our)$/.test(name) ? name : null;
}
