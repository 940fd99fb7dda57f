"use client";

import { useTranslations } from "next-intl";
import { type NameRoom, toNameFit } from "../../../../lib/name-fit.ts";

interface Props {
  readonly name: string;
  /** Undefined where the place does not say how the reader keeps names. */
  readonly room: NameRoom | undefined;
}

/** How many bytes of the reader a name takes while it is typed, what would be cut off, and the letter that cannot be written. */
export function NameCounter({ name, room }: Props) {
  const t = useTranslations("readerPeople.bytes");
  if (!room) return null;
  const { parts, kept, isCut, missing, isAssumed } = toNameFit(name, room);
  const encoding = room.textEncoding.toUpperCase();
  return (
    <span className="grid gap-0.5 text-xs" data-testid="name-bytes" data-cut={isCut}>
      {parts.map(({ used, room: most }, index) => (
        <span key={index} className={`tabular-nums ${used > most ? "text-warn" : "text-muted"}`}>
          {t(parts.length === 1 ? "used" : index === 0 ? "first" : "others", { used, room: most, encoding })}
        </span>
      ))}
      {isAssumed ? <span className="text-muted">{t("assumed")}</span> : null}
      <output className="text-warn">
        {isCut && missing === undefined ? (
          <span data-testid="name-cut">{t.rich("cut", { kept: () => <bdi className="font-medium">{kept}</bdi> })}</span>
        ) : null}
        {missing === undefined ? null : (
          <span className="text-bad" data-testid="name-missing">
            {t.rich("missing", { encoding, letter: () => <bdi className="font-medium">{missing}</bdi> })}
          </span>
        )}
      </output>
    </span>
  );
}
