import type { RecordList, RecordLists } from "./record-format";
import { recordFormats } from "./record-formats";

/** A file of a data folder, or one of several. */
export interface DataFile {
  /** That of its JSON Schema, and of the file where there is one only. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly lists: RecordLists;
}

/** In the order in which they are read: of two records that clash, the first stays. */
export const dataFiles: readonly DataFile[] = [
  {
    name: "documents",
    title: "Documents",
    description: "The documents that all other files cite.",
    lists: { documents: { of: "Document", description: "Every document.", required: true } },
  },
  {
    name: "topics",
    title: "Topics",
    description: "Subjects, the wider above the narrower.",
    lists: { topics: { of: "Topic", description: "Every topic.", required: true } },
  },
  {
    name: "organisations",
    title: "Organisations and partnerships",
    description: "Every body that the documents name, and what they are to one another.",
    lists: {
      organisations: { of: "Organisation", description: "Every organisation, once.", required: true },
      partnerships: {
        of: "Partnership",
        description: "From one organisation to another; being part of one is `parent` instead.",
      },
    },
  },
  {
    name: "people",
    title: "People",
    description: "Everyone whom the documents name.",
    lists: {
      people: {
        of: "Person",
        description: "Every person, once. Two people of one name are two.",
        required: true,
      },
    },
  },
  {
    name: "publications",
    title: "Publications",
    description: "Books, a thesis, articles, blog posts and news stories.",
    lists: { publications: { of: "Publication", description: "Every publication.", required: true } },
  },
  {
    name: "awards",
    title: "Awards",
    description: "Awards, one entry for each cycle, and whom they honour.",
    lists: { awards: { of: "Award", description: "Every award.", required: true } },
  },
];

/** One show a file. */
export const showFolder = "shows/";
export const showFile: DataFile = {
  name: "show",
  title: "A show",
  description:
    "A podcast, conference, course or other series, with its episodes. One show a file, named after its key.",
  lists: recordFormats.Show.lists ?? {},
};
export const showList: RecordList = { of: "Show", description: showFile.description };
