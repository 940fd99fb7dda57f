"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { GridApi } from "ag-grid-community";
import { useLocale } from "next-intl";
import { BlockGrid } from "../../../../grid/block-grid.tsx";
import type { ReadBlock } from "../../../../grid/use-block-source.ts";
import { toFormats } from "../../../../lib/format.ts";
import { usePunchColumns } from "./punch-columns.tsx";

interface Props {
  readonly readBlock: ReadBlock<PunchRowFragment>;
  /** Whether places of several zones are shown. */
  readonly isMixed: boolean;
  readonly openRow: string | null;
  readonly onOpen: (id: string) => void;
  readonly onApi: (api: GridApi<PunchRowFragment>) => void;
}

/** The punches as a grid. */
export default function PunchGrid({ readBlock, isMixed, openRow, onOpen, onApi }: Props) {
  const columns = usePunchColumns(toFormats(useLocale()), isMixed);
  return (
    <BlockGrid
      readBlock={readBlock}
      columns={columns}
      toRowId={({ id }) => id}
      openRow={openRow}
      onOpen={({ id }) => onOpen(id)}
      onApi={onApi}
    />
  );
}
