"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { ExceptionRows } from "./exception-rows.tsx";
import type { FixDone } from "./fix-done.tsx";
import { fixSearch } from "./fix-search.ts";
import type { CountedGroup } from "./groups.ts";
import { OvertimeRows } from "./overtime-rows.tsx";
import { RequestRows } from "./request-rows.tsx";

const FEW = 5;
const MANY = 200;

interface Props {
  readonly group: CountedGroup;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  /** Undefined for all. */
  readonly placeIds: readonly string[] | undefined;
  /** Whether it is the one group that is chosen: then it shows many. */
  readonly isAlone: boolean;
  readonly onOpen: (day: DayKey) => void;
  /** Gets what was done about all of them, or about a PIN. */
  readonly onDone: (done: FixDone) => void;
}

/** One kind of what must be put right: how many, what it means, and the newest of them. */
export function FixGroupSection({ group, isAlone, ...rest }: Props) {
  const t = useTranslations("toFix");
  const [, setSearch] = useQueryStates(fixSearch, { history: "push" });
  const { key, count } = group;
  const first = isAlone ? MANY : FEW;
  return (
    <section className="card p-4" data-testid={`fix-group-${key}`} data-total={count}>
      <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {t(`kind.${key}`)} <span className="tag bg-sunken text-ink">{count}</span>
      </h2>
      <p className="mb-2 text-sm text-muted">{t(`kindAbout.${key}`)}</p>
      <Rows group={group} first={first} {...rest} />
      {count > first ? (
        <p className="mt-2 flex flex-wrap items-center gap-3 text-sm text-muted">
          {t("shownOf", { shown: first, count })}
          {isAlone ? null : (
            <button type="button" className="button min-h-8 py-1" onClick={() => void setSearch({ kind: key })}>
              {t("showAll")}
            </button>
          )}
        </p>
      ) : null}
    </section>
  );
}

interface RowsProps extends Omit<Props, "isAlone"> {
  readonly first: number;
}

function Rows({ group: { key }, ...rest }: RowsProps): ReactNode {
  if (key === "REQUESTS") return <RequestRows {...rest} />;
  if (key === "OVERTIME") return <OvertimeRows {...rest} />;
  return <ExceptionRows kind={key} {...rest} />;
}
