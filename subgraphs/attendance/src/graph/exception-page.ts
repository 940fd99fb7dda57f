import type { Connection } from "@biometricflow/subgraph/connection";
import type { AttendanceException, ExceptionKind } from "../domain/exceptions/exception.ts";
import type { Currency } from "./pages.ts";

/** One page of exceptions. */
export type ExceptionPage = Omit<Connection<AttendanceException>, "unavailable"> &
  Currency & {
    readonly counts: () => Promise<{ readonly kind: ExceptionKind; readonly count: number }[]>;
  };
