import type { DataSource } from "typeorm";

import type { OnStatement, Parameters, Reader, Row } from "../statements";
import { query } from "./connection";

/** Connections opened read-only, taken in turn. None ever begins a transaction, so none holds an old snapshot. */
export class Readers implements Reader {
  readonly #dataSources: readonly DataSource[];
  readonly #onStatement: OnStatement;
  #turn = 0;

  constructor(dataSources: readonly DataSource[], onStatement: OnStatement) {
    this.#dataSources = dataSources;
    this.#onStatement = onStatement;
  }

  async all<T extends Row>(sql: string, parameters?: Parameters): Promise<T[]> {
    this.#turn = (this.#turn + 1) % this.#dataSources.length;
    const dataSource = this.#dataSources[this.#turn] as DataSource;
    this.#onStatement(sql);
    return query<T>(dataSource, sql, parameters);
  }

  async close(): Promise<void> {
    await Promise.all(this.#dataSources.map((dataSource) => dataSource.destroy()));
  }
}
