import type { DayCellFragment } from "@biometricflow/sdk/generated/graphql";
import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import { DAY_LOOKS, type DayState, toDayState } from "../../../../attendance/day-state.ts";
import type { MatrixRow } from "./matrix-row.ts";

/** What a cell of the sheet needs beside its row. */
export interface DayCellContext {
  readonly toLetter: (state: DayState) => string;
  readonly toWords: (day: DayCellFragment) => string;
}

/**
 * A person's day in the sheet: one letter, with its words for those who ask. The grid draws a thousand of them, so that
 * they are plain elements: it asks for a class.
 */
export class DayCell implements ICellRendererComp<MatrixRow> {
  readonly #cell = document.createElement("span");

  init({ data, column, ...params }: ICellRendererParams<MatrixRow> & DayCellContext): void {
    const date = column?.getColId() ?? "";
    const day = data?.days.get(date);
    this.#cell.className = "mx-auto grid size-5.5 place-items-center rounded-md text-xs";
    if (data === undefined) return;
    if (day === undefined) {
      this.#cell.textContent = "·";
      return;
    }
    const state = toDayState(day);
    const isOpen = !day.isFinal && state !== "pending" && state !== "unknown";
    this.#cell.className += ` ${DAY_LOOKS[state]}${isOpen ? " underline decoration-dotted underline-offset-2" : ""}`;
    this.#cell.textContent = params.toLetter(state);
    this.#cell.title = params.toWords(day);
    this.#cell.setAttribute("role", "img");
    this.#cell.setAttribute("aria-label", this.#cell.title);
    this.#cell.dataset["testid"] = `day-${data.person.id}-${date}`;
    this.#cell.dataset["code"] = state;
  }

  getGui(): HTMLElement {
    return this.#cell;
  }

  refresh(): boolean {
    return false;
  }
}
