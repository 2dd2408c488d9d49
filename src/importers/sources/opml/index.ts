import type { FileFormat } from "../format";
import { rootName } from "../xml/root-name";
import { readOpml } from "./read-opml";

/** Lists of feeds, as podcast players export them: each is a source of its own. */
export const opml: FileFormat = {
  name: "opml",
  recognise: ({ text }) => (rootName(text)?.toLowerCase() === "opml" ? "its root is <opml>" : null),
  read: readOpml,
};
