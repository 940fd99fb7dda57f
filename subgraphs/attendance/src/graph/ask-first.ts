import { toAsker } from "@biometricflow/service/identity/viewer";
import type { WorkSelection } from "../domain/records/record-store.ts";
import type { AttendanceContext } from "./context.ts";

/** A person's date that somebody looks at. */
interface Looked {
  readonly personKey: number;
  readonly date: string;
}

/** Has what somebody looks at worked out before all else: the rows of the page, then the rest of its dates. */
export function askFirst(
  { viewer, asked }: Pick<AttendanceContext, "viewer" | "asked">,
  page: readonly Looked[],
  range: { readonly from: string; readonly to: string },
): void {
  const rest = { from: range.from, to: range.to };
  const [first] = page.map(({ date }) => date).toSorted();
  const last = page
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const personKeys = [...new Set(page.map(({ personKey }) => personKey))];
  const rows: readonly WorkSelection[] =
    first === undefined || last === undefined ? [] : [{ personKeys, from: first, to: last }];
  asked.ask(toAsker(viewer), [...rows, rest]);
}
