/** What views were told of in the present hour. */
export interface ViewMemory {
  /** Whether a view is to be told, which it then is; `TOO_MANY`: its actor has told enough in this hour. */
  readonly judge: (actor: string, view: string, nowMs: number) => "NEW" | "KNOWN" | "TOO_MANY";
}

/** How much it holds. */
export interface ViewMemoryBounds {
  /** Views that it knows; when they are more it forgets all, and they are told again. */
  readonly mostKnown: number;
  /** Views that an actor tells in an hour. */
  readonly mostOfActor: number;
}

/** A hundred bytes each or so; an hour of 50 people who each look at a thousand others. */
export const VIEW_BOUNDS: ViewMemoryBounds = { mostKnown: 50_000, mostOfActor: 1000 };

const HOUR_MS = 3_600_000;

/** Creates one that knows of nothing. */
export function createViewMemory({ mostKnown, mostOfActor }: ViewMemoryBounds = VIEW_BOUNDS): ViewMemory {
  let hour = 0;
  const known = new Set<string>();
  const told = new Map<string, number>();
  return {
    judge: (actor, view, nowMs) => {
      const present = Math.floor(nowMs / HOUR_MS);
      if (present !== hour) {
        hour = present;
        known.clear();
        told.clear();
      }
      if (known.has(view)) return "KNOWN";
      const count = told.get(actor) ?? 0;
      if (count >= mostOfActor) return "TOO_MANY";
      if (known.size >= mostKnown) known.clear();
      told.set(actor, count + 1);
      known.add(view);
      return "NEW";
    },
  };
}
