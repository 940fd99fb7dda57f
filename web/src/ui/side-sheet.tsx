"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { mayLose } from "../typing/unsent.ts";

interface Props {
  readonly title: string;
  readonly testId: string;
  /** What its buttons say. */
  readonly words: { readonly previous: string; readonly next: string; readonly close: string };
  /** Moves to the row after (1) or before (-1) this one. */
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const SHEET = "data-side-sheet";

/** Whether another row may be opened, or the list be another one: what is half written in the open sheet goes with it. */
export function mayMoveSheet(): boolean {
  return mayLose(document.querySelector(`[${SHEET}]`));
}

/** The details of one row beside its list: J and K move on, Escape closes. Who has written something in it is asked before. */
export function SideSheet({ title, testId, words, onStep, onClose, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  const step = (by: 1 | -1) => mayMoveSheet() && onStep(by);
  const close = () => mayMoveSheet() && onClose();
  useSheetKeys({ close, step });
  useEffect(() => panel.current?.focus(), []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-testid={testId}
      {...{ [SHEET]: "" }}
      className="fixed inset-y-0 end-0 z-40 flex w-full max-w-md flex-col overflow-y-auto border-s border-line bg-surface p-5 shadow-2xl outline-none max-md:top-auto max-md:max-h-[80dvh] max-md:max-w-none max-md:rounded-t-2xl"
    >
      <header className="mb-4 flex items-center gap-1">
        <h2 className="grow text-lg font-semibold">{title}</h2>
        <SheetButton words={words.previous} onClick={() => step(-1)}>
          <ChevronUp aria-hidden className="size-5" />
        </SheetButton>
        <SheetButton words={words.next} onClick={() => step(1)}>
          <ChevronDown aria-hidden className="size-5" />
        </SheetButton>
        <SheetButton words={words.close} onClick={close}>
          <X aria-hidden className="size-5" />
        </SheetButton>
      </header>
      {children}
    </aside>
  );
}

interface ButtonProps {
  readonly words: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function SheetButton({ words, onClick, children }: ButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={words} title={words} onClick={onClick}>
      {children}
    </button>
  );
}

interface SheetKeys {
  readonly close: () => void;
  readonly step: (by: 1 | -1) => void;
}

function useSheetKeys(keys: SheetKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      if (event.key === "Escape") latest.current.close();
      if (event.key === "j") latest.current.step(1);
      if (event.key === "k") latest.current.step(-1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
