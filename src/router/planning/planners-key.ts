/** How keys begin under which the planner has something stored; nothing of a client's is stored under such a one. */
export const plannersKey = "_plan_";
