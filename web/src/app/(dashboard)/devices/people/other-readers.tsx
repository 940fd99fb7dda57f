"use client";

import type { OtherReadersQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { toggled } from "./toggled.ts";

/** A reader that people may be copied to. */
export type OtherReader = NonNullable<OtherReadersQuery["devices"]>["edges"][number]["node"];

interface Props {
  readonly readers: readonly OtherReader[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The readers that people may be copied to, each with a box; what is not there now is said of it. */
export function OtherReaders({ readers, chosen, onChoose }: Props) {
  const t = useTranslations("readerPeople");
  if (readers.length === 0) return <p className="text-muted">{t("noOthers")}</p>;
  return (
    <ul className="grid gap-1">
      {readers.map(({ id, name, transport, status }) => (
        <li key={id}>
          <label className="flex min-h-6 flex-wrap items-center gap-x-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.has(id)}
              data-testid={`copy-to-${id}`}
              onChange={() => onChoose(toggled(chosen, id))}
            />
            <bdi>{name ?? id}</bdi>
            {transport === "PUSH" ? <span className="text-xs text-muted">{t("whenItCalls")}</span> : null}
            {transport !== "PUSH" && status !== "ONLINE" ? (
              <span className="text-xs text-warn">{t("notThere")}</span>
            ) : null}
          </label>
        </li>
      ))}
    </ul>
  );
}
