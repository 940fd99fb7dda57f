/** The target of a view that was of the people of every place. */
export const EVERY_PLACE = "*";

/** The action of a view of data of a type of the graph: `viewPunch`. */
export function toViewAction(type: string): string {
  return `view${type}`;
}

/** The type whose data a view was of; `undefined` for the action of anything else. */
export function readViewedType(action: string): string | undefined {
  return /^view([A-Z]\w*)$/.exec(action)?.[1];
}
