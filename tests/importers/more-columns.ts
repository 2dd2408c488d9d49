import { Field, Float, Int } from "type-graphql";
import { Column } from "typeorm";

import { Account, EdtfDate, Identifier, Person, ShowKind } from "../../src/entities";
import { EdtfColumns } from "../../src/entities/derived-properties";

/**
 * Columns that Person does not have, one of each kind, declared as "Recipe: add a field" of CONTRIBUTING.md says. Import
 * this first: the importer reads the decorators as it is loaded.
 */
const text = Column("text", { nullable: true });
const list = Column("simple-json", { default: "[]" });

declare("pronouns", () => String, text);
declare("birthName", () => String, Column("text"), false);
declare("mood", () => String, Column("text", { default: "even" }), false);
declare("height", () => Float, Column("real", { nullable: true }));
declare("booksRead", () => Int, Column("integer", { nullable: true }));
declare("favouriteKind", () => ShowKind, text);
declare("languages", () => [String], list, false);
declare("favouriteKinds", () => [ShowKind], list, false);
declare("registrations", () => [Identifier], list, false);
declare("channels", () => [Account], list, false);
declare("bornOn", () => EdtfDate, EdtfColumns());

function declare(
  property: string,
  type: () => unknown,
  column: (prototype: object, property: string) => void,
  nullable = true,
): void {
  const description = `What ${property} is.`;
  Field(type as () => typeof String, { nullable, description })(Person.prototype, property);
  column(Person.prototype, property);
}
