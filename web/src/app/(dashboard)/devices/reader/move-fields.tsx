"use client";

import type { ReleaseSetAsideMutation } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseClock } from "../../../../attendance/corrections/wall-clock.ts";
import { DateBox } from "../../../../ui/date-box.tsx";
import { TimeField } from "../../../../ui/time-field.tsx";
import { Refusals } from "./refusals.tsx";

const SHOWN = 5;

/** A row that is to become a punch. */
export interface ChosenRow {
  readonly id: string;
  readonly pin: string;
  /** By the clock of its reader. */
  readonly localTime: string;
}

/** What rows become, as the place said without changing them. */
export interface LookedAt {
  readonly moveSeconds: number;
  readonly outcome: NonNullable<ReleaseSetAsideMutation["releaseSetAside"]>;
}

interface Props {
  readonly rows: readonly ChosenRow[];
  /** Of what stands in the fields; undefined until it was asked for. */
  readonly looked: LookedAt | undefined;
  readonly isBusy: boolean;
  readonly onLook: (moveSeconds: number) => void;
  readonly onForget: () => void;
}

/** When the first of some rows was in truth: all of them are moved by that difference. */
export function MoveFields({ rows, looked, isBusy, onLook, onForget }: Props) {
  const t = useTranslations("reader.aside.move");
  const first = rows.toSorted((left, right) => left.localTime.localeCompare(right.localTime))[0];
  const [date, setDate] = useState<string | null>(null);
  const [time, setTime] = useState("");
  if (first === undefined) return null;
  const moveSeconds = toMoveSeconds(first.localTime, date, time);
  return (
    <div className="grid gap-2 rounded-lg bg-sunken p-3" data-testid="move-fields">
      <p className="text-sm">
        {t.rich("first", {
          pin: first.pin,
          time: first.localTime.replace("T", " "),
          code: (words) => <bdi dir="ltr">{words}</bdi>,
        })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <DateBox
          name={t("date")}
          testId="move-date"
          value={date}
          onChange={(next) => {
            setDate(next);
            onForget();
          }}
        />
        <TimeField
          name={t("time")}
          testId="move-time"
          value={time}
          onChange={(next) => {
            setTime(next);
            onForget();
          }}
        />
        <button
          type="button"
          className="button min-h-8 py-1"
          data-testid="move-look"
          disabled={moveSeconds === undefined || isBusy}
          onClick={() => (moveSeconds === undefined ? undefined : onLook(moveSeconds))}
        >
          {t("look")}
        </button>
      </div>
      {looked === undefined ? <p className="text-xs text-muted">{t("about")}</p> : <Becomes looked={looked} />}
    </div>
  );
}

/** Undefined while no other time is typed. */
function toMoveSeconds(localTime: string, date: string | null, time: string): number | undefined {
  const clock = parseClock(time);
  if (date === null || clock === undefined) return undefined;
  const seconds = (Date.parse(`${date}T${clock}Z`) - Date.parse(`${localTime}Z`)) / 1_000;
  return Number.isFinite(seconds) && seconds !== 0 ? seconds : undefined;
}

function Becomes({ looked: { outcome } }: { readonly looked: LookedAt }) {
  const t = useTranslations("reader.aside.move");
  const moved = outcome.moved ?? [];
  const rest = moved.length - SHOWN;
  return (
    <div className="grid gap-1 text-sm" data-testid="move-seen" data-count={moved.length}>
      {moved.length > 0 ? (
        <table className="w-fit text-start">
          <thead>
            <tr className="text-xs text-muted">
              <th scope="col" className="pe-6 text-start font-medium">
                {t("before")}
              </th>
              <th scope="col" className="text-start font-medium">
                {t("now")}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {moved.slice(0, SHOWN).map(({ id, localTimeBefore, localTime }) => (
              <tr key={id}>
                <td className="pe-6">
                  <bdi dir="ltr">{localTimeBefore.replace("T", " ")}</bdi>
                </td>
                <td>
                  <bdi dir="ltr">{localTime.replace("T", " ")}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {rest > 0 ? <p className="text-xs text-muted">{t("more", { count: rest })}</p> : null}
      <Refusals refused={outcome.refused ?? []} />
    </div>
  );
}
