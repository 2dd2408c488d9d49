import { Column, Entity, PrimaryColumn } from "typeorm";

/** The names and prose of an entity, as stored and folded. */
@Entity("search_entry")
export class SearchEntryRow {
  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  type!: string;

  @Column("text")
  names!: string;

  @Column("text")
  prose!: string;

  @Column("text")
  foldedNames!: string;

  @Column("text")
  foldedText!: string;

  @Column("integer")
  length!: number;
}

/** Folded names, so that a prefix is one range. */
@Entity("search_name", { withoutRowid: true })
export class SearchName {
  @PrimaryColumn("text")
  type!: string;

  @PrimaryColumn("text")
  name!: string;

  @PrimaryColumn("text")
  id!: string;
}

/** Words of names and prose. For each word, names come first, shorter ones before longer. */
@Entity("search_word", { withoutRowid: true })
export class SearchWord {
  @PrimaryColumn("text")
  type!: string;

  @PrimaryColumn("text")
  word!: string;

  /** 0 for a word of a name, 1 for a word of prose only. */
  @PrimaryColumn("integer")
  inProse!: number;

  @PrimaryColumn("integer")
  length!: number;

  @PrimaryColumn("text")
  id!: string;
}

/** Parts of the words of names, to find words near a misspelt one. */
@Entity("search_spelling", { withoutRowid: true })
export class SearchSpelling {
  @PrimaryColumn("text")
  part!: string;

  @PrimaryColumn("text")
  word!: string;
}
