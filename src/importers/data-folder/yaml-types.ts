import type { EntityInput } from "../../catalogue/commands/derived-columns";
import type { TypeName } from "../../domain/ids";
import type { EdtfDate, EntityTypes, Stated, Thing } from "../../entities";
import type { placeColumn } from "../../entities/written-properties";

/** A value as YAML has it: a date as EDTF text, nothing as null. */
type Written<Value> = Value extends EdtfDate
  ? string
  : Value extends ReadonlyArray<infer Element>
    ? Array<Written<Element>>
    : Value extends object
      ? WrittenObject<Value>
      : Value;

type OptionalIn<T> = {
  [Name in keyof T]: null extends T[Name] ? Name : T[Name] extends readonly unknown[] ? Name : never;
}[keyof T];

type Required<T, Optional> = { [Name in Exclude<keyof T, Optional>]: T[Name] };
type Partly<T, Optional> = { [Name in Extract<keyof T, Optional>]?: NonNullable<T[Name]> };

/** An object of a value class, such as an account: what may be null or empty may be left out. */
export type WrittenObject<T> = Required<{ [Name in keyof T]: Written<T[Name]> }, OptionalIn<T>> &
  Partly<{ [Name in keyof T]: Written<NonNullable<T[Name]>> }, OptionalIn<T>>;

/** Columns with ids are written as keys: `organisationId` as `organisation`, `topicIds` as `topics`, one key or a list. */
type NameOf<Name extends TypeName, Column> = Column extends `${infer Stem}Ids`
  ? `${Stem}s` extends keyof EntityTypes[Name]
    ? `${Stem}s`
    : Stem
  : Column extends `${infer Stem}Id`
    ? Stem
    : Column;
type ValueOf<Column, Value> = Column extends `${string}Ids`
  ? string | string[]
  : Column extends `${string}Id`
    ? Value
    : Written<NonNullable<Value>> | Extract<Value, null>;

/** A record's place in its list is not written. */
type OwnColumns<Name extends TypeName> = Omit<
  EntityInput<Name>,
  keyof Stated | keyof Thing | typeof placeColumn
>;
type Properties<Name extends TypeName, Columns> = {
  [Column in keyof Columns as NameOf<Name, Column>]: ValueOf<Column, Columns[Column]>;
};

interface Exceptions {
  /** Not written: the relation to the record that holds the list, and columns that the reader alone fills. */
  readonly unwritten?: string;
  /** Never null, and may be left out all the same: the reader fills them. */
  readonly filled?: string;
}

type UnwrittenIn<But> = But extends { unwritten: infer Unwritten } ? Unwritten : never;
type FilledIn<But> = But extends { filled: infer Filled } ? Filled : never;
type Kept<T, But> = { [Name in Exclude<keyof T, UnwrittenIn<But>>]: T[Name] };

type OwnYaml<Name extends TypeName, Columns, But> = Required<
  Kept<Properties<Name, Columns>, But>,
  NameOf<Name, OptionalIn<Columns>> | FilledIn<But>
> &
  Partly<Kept<Properties<Name, Columns>, But>, NameOf<Name, OptionalIn<Columns>> | FilledIn<But>>;

/** What may be written of an entity in YAML, by its class. The JSON Schemas of `data/schema` let nothing else through. */
export type YamlOf<Name extends TypeName, But extends Exceptions = object> = (EntityTypes[Name] extends Thing
  ? { key: string }
  : object) &
  OwnYaml<Name, OwnColumns<Name>, But>;
