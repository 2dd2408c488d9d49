/** Words for what takes place with people in a room, or a call, in English and German. */
const meetings =
  "conference|congress|summit|festival|symposium|workshops?|webinar|key ?note|lectures?|talks?|seminar|konferenz|kongress|tagung|vortrag";

/** Those that are of much else too, and say it in the name of an event alone. */
const inNames = "meetup|meeting|convention|forum|week|days?|fair|expo|launch|camp|messe|tage|event|debate";

/** “PolderCon” and “MapConf”; neither “falcon” nor “beacon”. */
const conventions = String.raw`conf\b|(?<!\b(?:ba|bea|emoti|fal|i|lexi|rubi|sili))con\b|^TEDx`;

const name = new RegExp(String.raw`\b(?:${meetings}|${inNames})\b|${conventions}`, "iu");
const entry = new RegExp(String.raw`\b(?:${meetings}|podcast|interview|panel|documentary)\b`, "iu");

/** Whether a name has a word for what people meet at. */
export const isNameOfEvent = (text: string): boolean => name.test(text);

/** Whether a line says by a word that it is of something that took place: an event, or what is heard or seen. */
export const isEventful = (text: string): boolean => entry.test(text);

/** Whether the name of an event is one of a conference. */
export const isNameOfConference = (text: string): boolean =>
  /\b(?:conference|congress|summit|festival|meeting|symposium|kongress|konferenz|tage)\b/iu.test(text) ||
  new RegExp(conventions, "iu").test(text);
