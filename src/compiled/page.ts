import { getNamedType, type GraphQLObjectType } from "graphql";

import type { ListIdentity, PageRequest } from "../catalogue/pages/page";
import type { IdOf } from "../catalogue/filters/field";
import { column, inOrder, joinedInOrder, padded, quoted, rowKey, textsOfRows } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";
import { compileArgument, hasVariable, type Values } from "../operations/argument";
import { readingOf } from "../resolvers/shared/in-sql";
import { hole, NotCompiled } from "./hole";
import type { Asked, Rows, Scope } from "./scope";
import { concatenated, cursorText, nothing, type Part } from "./text";

/** A list that pages are cut from. */
export interface PageSource extends ListIdentity {
  readonly type: TypeName;
  /** Whether it has a filter, whose ids are to be found for each request. */
  readonly isFiltered: boolean;
  /** The alias of the entities in `cut`; null where they are not in it. */
  readonly alias: string | null;
  /** Selects `cutColumns` of a page's rows, in order. */
  readonly cut: (request: PageRequest, values: Values, idOf: IdOf) => Sql | Promise<Sql>;
  /** How many the whole list has. */
  readonly count: () => Sql;
  /** Of a list by relation: the fields of it, and of an edge, that say by what. */
  readonly ofRelated?: Readonly<Record<string, (asked: Asked) => Sql>>;
}

/** What a page is cut by: the id, the column of its order, and the key of the row if the entities are in the cut. */
export function cutColumns(
  { order, alias }: Pick<PageSource, "order" | "alias">,
  id: Sql,
  sortKey: Sql,
): Sql {
  const key = alias === null ? id : rowKey(alias);
  const columns = [sql`${id} as "id"`, sql`${key} as "key"`];
  if (order.column !== "id") columns.push(sql`${sortKey} as ${raw(`"${order.column}"`)}`);
  return join(columns, ", ");
}

/** One page, as a Relay connection: its keys are cut first, then joined with their rows. */
export function page(source: PageSource, asked: Asked, scope: Scope): Sql {
  const connection = getNamedType(asked.field.type) as GraphQLObjectType;
  const wantsNext = asksForNext(asked, connection, scope);
  const compiled = new PageCompiler(source, asked, wantsNext, scope);
  const object = concatenated(scope.object(asked.selected, connection, (inner) => compiled.field(inner)));
  return compiled.around(object);
}

function asksForNext({ selected }: Asked, connection: GraphQLObjectType, scope: Scope): boolean {
  return scope
    .asked(selected, connection)
    .filter(({ node }) => node.name.value === "pageInfo")
    .flatMap((info) => scope.asked(info.selected, getNamedType(info.field.type) as GraphQLObjectType))
    .some(({ node }) => node.name.value === "hasNextPage");
}

/** Reads and checks `first` and `after`. The resolvers say what is wrong with them. */
function requestReader({ field, node }: Asked): (values: Values) => PageRequest {
  const [first, after] = [compileArgument(field, node, "first"), compileArgument(field, node, "after")];
  return (values) => {
    const size = first(values);
    if (typeof size !== "number" || size < 1 || size > 100)
      throw new NotCompiled(`a page of ${String(size)}`);
    return { first: size, after: (after(values) as string | null | undefined) ?? null };
  };
}

class PageCompiler {
  readonly #source: PageSource;
  readonly #request: (values: Values) => PageRequest;
  /** Whether it is the same page for all variables. */
  readonly #isFixed: boolean;
  readonly #wantsNext: boolean;
  readonly #scope: Scope;
  readonly #rows: Rows;
  /** What is selected of each row, by name. */
  readonly #texts: Sql[] = [];
  #cursor: Sql | null = null;

  constructor(source: PageSource, asked: Asked, wantsNext: boolean, scope: Scope) {
    this.#source = source;
    this.#request = requestReader(asked);
    this.#isFixed = !hasVariable(...(asked.node.arguments ?? []));
    this.#wantsNext = wantsNext;
    this.#scope = scope;
    this.#rows = scope.newRows();
  }

  field(asked: Asked): Part {
    const { field, selected } = asked;
    const type = getNamedType(field.type) as GraphQLObjectType;
    switch (field.name) {
      case "totalCount":
        return sql`cast(${this.#source.count()} as text)`;
      case "nodes":
        return this.#list(() => this.#scope.entity(this.#source.type, selected, this.#rows));
      case "edges":
        return this.#list(() => this.#scope.object(selected, type, (inner) => this.#ofEdge(inner)));
      case "pageInfo":
        return concatenated(this.#scope.object(selected, type, (inner) => this.#ofPageInfo(inner)));
      default:
        return this.#ofRelated(asked);
    }
  }

  /** The subquery of the page, of whose rows `object` is made. */
  around(object: Sql): Sql {
    const texts = this.#texts.map((text, index) => sql`${this.#within(text)} as ${raw(`o${index}`)}`);
    if (this.#cursor) texts.push(sql`${this.#within(this.#cursor)} as c`);
    const { type, cut, isFiltered } = this.#source;
    const fill = (values: Values, idOf: IdOf) => {
      const { first, after } = this.#request(values);
      // The keyset has one row more, which only `hasNextPage` needs.
      return cut({ first: this.#wantsNext ? first : first - 1, after }, values, idOf);
    };
    const isFixed = this.#isFixed && !isFiltered;
    // Without a row there would be nothing to select from, and with several the object would come several times. A wrong
    // cursor or filter is wrong all the same.
    if (texts.length === 0 && !this.#wantsNext)
      return sql`(select ${object}${hole(async (...given) => (await fill(...given)) && raw(""), isFixed)})`;

    const keys = inOrder(hole(fill, isFixed), "k", this.#wantsNext || this.#cursor !== null);
    const { alias, joins } = this.#rows;
    const key = this.#source.alias === null ? column(alias, "id") : rowKey(alias);
    const joined = sql`${joinedInOrder(type, alias, sql`${key} = k."key"`)}${join([raw(""), ...joins], "")}`;
    return sql`(select ${object} from (
      select ${join([raw("k.place"), ...texts], ", ")} from ${keys} ${joined}) r)`;
  }

  #list(textOf: () => Part[]): Sql {
    // Its number first: lists within have others.
    const index = this.#texts.push(nothing) - 1;
    this.#texts[index] = concatenated(textOf());
    return sql`'[' || ${textsOfRows(raw(`r.o${index}`), raw("r.place"))} || ']'`;
  }

  #ofEdge(asked: Asked): Part {
    const { field, selected } = asked;
    if (field.name === "cursor") return this.#cursorOfRow();
    if (field.name === "node")
      return concatenated(this.#scope.entity(this.#source.type, selected, this.#rows));
    return this.#ofRelated(asked);
  }

  #ofRelated(asked: Asked): Part {
    const reading = readingOf(asked.field);
    if (!reading || !("ofRelated" in reading)) throw new NotCompiled(`${asked.field.name} of a page`);
    return this.#source.ofRelated?.[reading.ofRelated]?.(asked) ?? reading.otherwise;
  }

  #cursorOfRow(): Sql {
    const { list, order } = this.#source;
    const sortKey = quoted(sql`cast(${column("k", order.column)} as text)`);
    return cursorText(list, order.name, sortKey, sql`k."id"`);
  }

  #ofPageInfo({ field }: Asked): Part {
    if (field.name === "hasNextPage") {
      return sql`case when count(*) > ${this.#first()} then 'true' else 'false' end`;
    }
    if (field.name === "hasPreviousPage")
      return hole(
        (values) => raw(this.#request(values).after === null ? "'false'" : "'true'"),
        this.#isFixed,
      );
    this.#cursor = this.#cursorOfRow();
    if (field.name === "startCursor")
      return sql`coalesce(max(case when r.place = 1 then r.c end), ${nothing})`;
    return sql`coalesce(substr(max(case when r.c is not null then ${padded(raw("r.place"), 3)} || r.c end), 4), ${nothing})`;
  }

  /** The row that says that there is a next page is not shown. */
  #within(text: Sql): Sql {
    if (!this.#wantsNext) return text;
    return sql`case when k.place <= ${this.#first()} then ${text} end`;
  }

  #first(): Sql {
    return hole((values) => sql`${this.#request(values).first}`, this.#isFixed);
  }
}
