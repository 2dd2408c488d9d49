import express, { type Request, type RequestHandler, type Response } from "express";

import { Account } from "./account";
import { Budget } from "./budget";
import { addressOf, clientOf } from "./client";
import { wantsStream } from "../streams/wants-stream";
import type { Keys } from "./keys";
import { UnknownKey } from "./refusals";
import { type SlotLimits, Slots } from "./slots";

/** What one client may have. */
export interface Allowance {
  readonly pointsPerMinute: number;
  /** The most that one operation may request. */
  readonly price: number;
  readonly bodyBytes: number;
}

export interface GuardSettings {
  readonly anonymous: Allowance;
  readonly keyed: Allowance;
  readonly keys: Keys;
  /** Express's: how many proxies stand before us, or their addresses; false where none does. */
  readonly trustProxy: number | string | false;
  readonly slots: SlotLimits;
  /** Of subscriptions, which have slots of their own: each lasts as long as its client listens. */
  readonly streams: SlotLimits;
}

/** So that keys are not found by trying: a hundred points a guess. */
const unknownKeyPoints = 100;

/** Stands before the graph, in this order. What it refuses it hands on as an error. */
export interface Guard {
  /** Who it is, and whether they have points and slots left. Before the body is read. */
  readonly admit: RequestHandler;
  readonly readBody: RequestHandler;
  /** Waits for a slot, which is free again when the answer is ready, or when the client has gone. */
  readonly takeSlot: RequestHandler;
}

export function guardOf({
  anonymous,
  keyed,
  keys,
  slots: slotLimits,
  streams: streamLimits,
}: GuardSettings): Guard {
  const budgets = {
    anonymous: new Budget(anonymous.pointsPerMinute),
    keyed: new Budget(keyed.pointsPerMinute),
  };
  const bodies = {
    anonymous: express.json({ limit: anonymous.bodyBytes }),
    keyed: express.json({ limit: keyed.bodyBytes }),
  };
  const [slots, streams] = [new Slots(slotLimits), new Slots(streamLimits)];
  const slotsFor = (request: Request) => (wantsStream(request) ? streams : slots);
  return {
    async admit(request, response, next) {
      const client = clientOf(request, keys);
      if (client === null) {
        await Account.open(addressOf(request), budgets.anonymous, anonymous.price, unknownKeyPoints);
        throw new UnknownKey();
      }
      const kind = client.isKeyed ? "keyed" : "anonymous";
      const { price } = client.isKeyed ? keyed : anonymous;
      response.locals["account"] = await Account.open(client, budgets[kind], price);
      slotsFor(request).checkShare(client.name);
      next();
    },
    readBody(request, response, next) {
      const read = accountOf(response)?.client.isKeyed ? bodies.keyed : bodies.anonymous;
      read(request, response, next);
    },
    async takeSlot(request, response, next) {
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      const client = accountOf(response)?.client.name ?? "";
      const release = await slotsFor(request)
        .take(client, gone.signal)
        .catch((error) => {
          // Nobody is left to be told.
          if (!gone.signal.aborted) throw error;
        });
      if (!release) return;
      // Not when it has been received: whoever reads slowly would keep the slot.
      response.once("prefinish", release).once("close", release);
      next();
    },
  };
}

/** The account that a request was admitted with; null where nobody guards the graph, and while it has not been. */
export function accountOf(response: Response): Account | null {
  return (response.locals["account"] as Account | undefined) ?? null;
}
