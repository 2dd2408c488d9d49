import type { FileFormat } from "../format";
import { rootName } from "../xml/root-name";
import { readPodcastFeed } from "./read-podcast-feed";

export const podcastFeed: FileFormat = {
  name: "podcast-feed",
  recognise({ text }) {
    const root = rootName(text);
    if (root === "rss") return "its root is <rss>";
    return root !== null && /^(?:\w+:)?feed$/.test(root) ? `its root is <${root}>, as of Atom` : null;
  },
  read: readPodcastFeed,
};
