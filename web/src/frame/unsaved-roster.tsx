"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { noteKept } from "../typing/unsent.ts";

/** Cells of the roster that are not saved yet: what each is to say, by its name. */
export type UnsavedCells = ReadonlyMap<string, string | null>;

interface UnsavedRoster {
  readonly cells: UnsavedCells;
  readonly setCells: (cells: UnsavedCells) => void;
}

const UnsavedContext = createContext<UnsavedRoster | undefined>(undefined);

/**
 * Keeps unsaved cells of the roster while other pages are looked at, by whatever way one went there. Whoever closes,
 * reloads or leaves the dashboard with some is asked.
 */
export function UnsavedRosterProvider({ children }: { readonly children: ReactNode }) {
  const [cells, setCells] = useState<UnsavedCells>(new Map());
  const hasAny = cells.size > 0;
  useEffect(() => (hasAny ? noteKept() : undefined), [hasAny]);
  return <UnsavedContext value={useMemo(() => ({ cells, setCells }), [cells])}>{children}</UnsavedContext>;
}

/** The unsaved cells of the roster. @throws {Error} outside of the frame */
export function useUnsavedRoster(): UnsavedRoster {
  const unsaved = useContext(UnsavedContext);
  if (unsaved === undefined) throw new Error("no frame around this component");
  return unsaved;
}
