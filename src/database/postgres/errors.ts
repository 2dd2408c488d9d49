import { RostrumError } from "../../domain/errors";
import { addressOf } from "./connection";

/** SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const serializationFailure = "40001";
const deadlock = "40P01";
export const lockNotAvailable = "55P03";

/** Damaged data, a damaged index, an error of the disk, and a file of the server that is gone. */
const damageCodes = new Set(["XX001", "XX002", "58030", "58P01"]);

/** Class 08, a server that ends or starts, and one that has no connection left. */
const unreachable = /^(08...|57P0[123]|53300)$/;

/** What Node says of a socket, and `pg` of a connection that is gone; the latter has no code. */
const socket = /^E(?!RR_)[A-Z]+$/;
const gone =
  /^(Connection terminated|Client (has encountered|was closed)|Query read timeout|timeout (expired|exceeded)|.* does not support SSL)/;

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
}

/** Whether the connection is of no more use, or could not be made. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof RostrumError) return false;
  const code = codeOf(error);
  return unreachable.test(code) || socket.test(code) || gone.test((error as Error)?.message ?? "");
}

/** Whether a transaction may succeed when all of it is run again. */
export const mayBeRepeated = (error: unknown): boolean =>
  [serializationFailure, deadlock].includes(codeOf(error));

/** Whether what the server has stored cannot be trusted. */
export const isDamage = (error: unknown): boolean => damageCodes.has(codeOf(error));

/** Whether another server may answer: a replica ends statements that stand in the way of what it replays. */
export const mayBeAnsweredElsewhere = (error: unknown): boolean =>
  isConnectionLost(error) || mayBeRepeated(error) || isDamage(error);

/** A lost connection as an error that says so; every other error as it is. */
export function named(error: unknown, url: string, consequence = ""): unknown {
  if (!isConnectionLost(error)) return error;
  return unready(
    `Cannot reach the database ${addressOf(url)}: ${(error as Error).message || codeOf(error)}.${consequence}`,
  );
}

export const unready = (message: string): RostrumError => new RostrumError("CATALOGUE_UNREADY", message);
